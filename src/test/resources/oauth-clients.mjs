// Clients of other makers (oauth4webapi, openid-client, dpop) against a running server: node oauth-clients.mjs CONFIG. One line each.
import { readFileSync } from 'node:fs'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import * as dpop from 'dpop'
import { importJWK } from 'jose'

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const issuer = new URL(config.issuer)
const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2' }))
const say = (what, value) => console.log(JSON.stringify({ what, value }))
const target = new URLSearchParams({ resource: `${config.issuer}/api/other` })

async function credentials (client, auth, options) {
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, target, options)
  return oauth.processClientCredentialsResponse(as, client, answer)
}

const partner = { client_id: config.partner.id }
const basic = oauth.ClientSecretBasic(config.partner.secret)
const token = await credentials(partner, basic)
say('basic', token.scope)

const orders = new URL(`${config.issuer}/api/other/orders`)
say('orders', (await oauth.protectedResourceRequest(token.access_token, 'GET', orders)).status)

const valid = new Request(orders, { headers: { authorization: `Bearer ${token.access_token}` } })
say('rfc9068', (await oauth.validateJwtAccessToken(as, valid, 'other')).client_id === partner.client_id)

const post = { client_id: config.poster.id }
say('post', (await credentials(post, oauth.ClientSecretPost(config.poster.secret))).token_type)

const signer = { client_id: config.signer.id }
const key = await importJWK(config.signer.jwk, 'ES256')
say('private_key_jwt', (await credentials(signer, oauth.PrivateKeyJwt({ key, kid: config.signer.jwk.kid }))).token_type)

const DPoP = oauth.DPoP(partner, await oauth.generateKeyPair('ES256'))
const bound = await credentials(partner, basic, { DPoP })
say('dpop', bound.token_type)
say('dpop orders', (await oauth.protectedResourceRequest(bound.access_token, 'GET', orders, undefined, undefined, { DPoP })).status)

const rs = { client_id: config.resourceServer.id }
const rsAuth = oauth.ClientSecretBasic(config.resourceServer.secret)
const looked = async () => oauth.processIntrospectionResponse(as, rs, await oauth.introspectionRequest(as, rs, rsAuth, token.access_token))
say('active', (await looked()).active)

const exchange = new URLSearchParams({
  subject_token: token.access_token,
  subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  audience: 'server'
})
const answer = await oauth.genericTokenEndpointRequest(as, rs, rsAuth, 'urn:ietf:params:oauth:grant-type:token-exchange', exchange)
say('exchanged', (await oauth.processGenericTokenEndpointResponse(as, rs, answer)).issued_token_type)

await oauth.processRevocationResponse(await oauth.revocationRequest(as, partner, basic, token.access_token))
say('revoked', (await looked()).active)

const resource = new URL(`${config.issuer}/api/other`)
const metadata = await oauth.processResourceDiscoveryResponse(resource, await oauth.resourceDiscoveryRequest(resource))
say('resource metadata', metadata.authorization_servers[0] === config.issuer)

const discovered = await openid.discovery(issuer, config.partner.id, undefined, openid.ClientSecretBasic(config.partner.secret), { algorithm: 'oauth2' })
say('openid-client', (await openid.clientCredentialsGrant(discovered, { resource: `${config.issuer}/api/other` })).scope)

const pair = await dpop.generateKeyPair('ES256')
const proved = async (url, method, token, more) =>
  fetch(url, { method, ...more, headers: { ...more?.headers, dpop: await dpop.generateProof(pair, url, method, undefined, token) } })
const authorization = `Basic ${Buffer.from(`${config.partner.id}:${config.partner.secret}`).toString('base64')}`
const body = new URLSearchParams({ grant_type: 'client_credentials', audience: 'other' })
const keyed = await (await proved(as.token_endpoint, 'POST', undefined, { body, headers: { authorization } })).json()
say('dpop module', keyed.token_type)

const call = (token, ofProof = token) => proved(orders.href, 'GET', ofProof, { headers: { authorization: `DPoP ${token}` } })
say('dpop module orders', (await call(keyed.access_token)).status)
say('dpop module other token', (await call(bound.access_token)).status)
say('dpop module other hash', (await call(keyed.access_token, bound.access_token)).status)
