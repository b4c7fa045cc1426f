// The SDK of the Model Context Protocol as a client that nobody has registered: node mcp-document.mjs CONFIG, as people-clients.mjs.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { auth, extractWWWAuthenticateParams } from '@modelcontextprotocol/sdk/client/auth.js'

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const say = (what, value) => console.log(JSON.stringify({ what, value }))
const visit = async address => {
  console.log(JSON.stringify({ visit: address.toString() }))
  return new URL((await answers.next()).value)
}

const serverUrl = `${config.issuer}/api/other`
const { resourceMetadataUrl } = extractWWWAuthenticateParams(await fetch(`${serverUrl}/orders`))
const kept = {}
const provider = {
  redirectUrl: config.redirect,
  clientMetadata: { redirect_uris: [config.redirect], scope: 'orders.read' },
  clientMetadataUrl: config.document,
  clientInformation: () => kept.client,
  saveClientInformation: client => { kept.client = client },
  state: () => kept.state ??= crypto.randomUUID(),
  tokens: () => kept.tokens,
  saveTokens: tokens => { kept.tokens = tokens },
  codeVerifier: () => kept.verifier,
  saveCodeVerifier: verifier => { kept.verifier = verifier },
  redirectToAuthorization: async address => {
    kept.back = (await visit(address)).searchParams
  }
}
say('begins', await auth(provider, { serverUrl, resourceMetadataUrl }))
say('is', kept.client.client_id === config.document)
say('ends', await auth(provider, { serverUrl, resourceMetadataUrl, authorizationCode: kept.back.get('code') }))
const call = () => fetch(`${serverUrl}/orders`, { headers: { authorization: `Bearer ${kept.tokens.access_token}` } })
say('orders', (await call()).status)
const first = kept.tokens.access_token
say('renews', await auth(provider, { serverUrl, resourceMetadataUrl }))
say('renewed', kept.tokens.access_token !== first && (await call()).status)
process.exit(0)
