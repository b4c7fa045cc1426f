// Clients of other makers whose users sign in (openid-client, oauth4webapi, the MCP SDK): node people-clients.mjs CONFIG. One line each;
// a line that says "visit" is answered by the address at which the user's browser came back.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { auth, discoverOAuthProtectedResourceMetadata, extractWWWAuthenticateParams } from '@modelcontextprotocol/sdk/client/auth.js'

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const issuer = new URL(config.issuer)
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const say = (what, value) => console.log(JSON.stringify({ what, value }))
const visit = async address => {
  console.log(JSON.stringify({ visit: address.toString() }))
  return new URL((await answers.next()).value)
}

async function openidClient () {
  const { id, secret, redirect } = config.web
  const client = await openid.discovery(issuer, id, undefined, openid.ClientSecretBasic(secret))
  const pkceCodeVerifier = openid.randomPKCECodeVerifier()
  const expectedState = openid.randomState()
  const expectedNonce = openid.randomNonce()
  const address = openid.buildAuthorizationUrl(client, {
    redirect_uri: redirect,
    resource: `${config.issuer}/api/other`,
    scope: 'openid orders.read',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce
  })
  const back = await visit(address)
  const tokens = await openid.authorizationCodeGrant(client, back, { pkceCodeVerifier, expectedState, expectedNonce })
  say('openid-client', tokens.claims().sub === config.user && tokens.scope)
  const orders = await openid.fetchProtectedResource(client, tokens.access_token, new URL(`${config.issuer}/api/other/orders`), 'GET')
  say('openid-client orders', orders.status)
  const renewed = await openid.refreshTokenGrant(client, tokens.refresh_token)
  say('openid-client refresh', renewed.refresh_token !== tokens.refresh_token && renewed.claims().sub === config.user)
  await openid.tokenRevocation(client, renewed.refresh_token)
  say('openid-client revoked', await openid.refreshTokenGrant(client, renewed.refresh_token).catch(fault => fault.error))
  const leave = openid.buildEndSessionUrl(client, { post_logout_redirect_uri: config.web.bye, id_token_hint: renewed.id_token })
  say('openid-client logout', (await visit(leave)).href === config.web.bye)
}

async function device () {
  const { id, secret } = config.device
  const show = (address, code, complete) => visit(complete)
  const client = await openid.discovery(issuer, id, undefined, openid.ClientSecretBasic(secret))
  const asked = await openid.initiateDeviceAuthorization(client, { resource: `${config.issuer}/api/other`, scope: 'openid orders.read' })
  show(asked.verification_uri, asked.user_code, asked.verification_uri_complete)
  const tokens = await openid.pollDeviceAuthorizationGrant(client, asked)
  say('device', tokens.claims().sub === config.user && tokens.scope)
  const renewed = await openid.refreshTokenGrant(client, tokens.refresh_token)
  say('device refresh', renewed.claims().sub === config.user)
}

async function oauth4webapi () {
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer))
  const client = { client_id: config.spa.id }
  const key = await oauth.generateKeyPair('ES256')
  const DPoP = oauth.DPoP(client, key)
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const pushed = await oauth.pushedAuthorizationRequest(as, client, oauth.None(), new URLSearchParams({
    response_type: 'code',
    redirect_uri: config.spa.redirect,
    scope: 'openid profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce
  }), { DPoP })
  const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, pushed)
  const address = new URL(as.authorization_endpoint)
  address.search = new URLSearchParams({ client_id: client.client_id, request_uri })
  const back = oauth.validateAuthResponse(as, client, await visit(address), state)
  const answer = await oauth.authorizationCodeGrantRequest(as, client, oauth.None(), back, config.spa.redirect, verifier, { DPoP })
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, { expectedNonce: nonce, requireIdToken: true })
  say('oauth4webapi', tokens.token_type)
  const info = await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP })
  say('oauth4webapi userinfo', (await oauth.processUserInfoResponse(as, client, config.user, info)).preferred_username === config.username)
  const renewed = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token, { DPoP })
  say('oauth4webapi refresh', (await oauth.processRefreshTokenResponse(as, client, renewed)).token_type)
}

async function mcp () {
  const serverUrl = `${config.issuer}/api/other`
  const challenged = await fetch(`${serverUrl}/orders`)
  const { resourceMetadataUrl } = extractWWWAuthenticateParams(challenged)
  const metadata = await discoverOAuthProtectedResourceMetadata(serverUrl, { resourceMetadataUrl })
  say('mcp resource', metadata.resource === serverUrl)
  const kept = {}
  const provider = {
    redirectUrl: config.mcp.redirect,
    clientMetadata: { redirect_uris: [config.mcp.redirect] },
    state: () => kept.state ??= crypto.randomUUID(),
    clientInformation: () => ({ client_id: config.mcp.id }),
    tokens: () => kept.tokens,
    saveTokens: tokens => { kept.tokens = tokens },
    codeVerifier: () => kept.verifier,
    saveCodeVerifier: verifier => { kept.verifier = verifier },
    redirectToAuthorization: async address => {
      kept.asked = address.searchParams
      kept.back = (await visit(address)).searchParams
    }
  }
  say('mcp begins', await auth(provider, { serverUrl, resourceMetadataUrl }))
  say('mcp asks', kept.asked.get('resource') === serverUrl && kept.asked.get('code_challenge_method'))
  say('mcp answer', kept.back.get('state') === kept.state && kept.back.get('iss') === config.issuer)
  say('mcp ends', await auth(provider, { serverUrl, resourceMetadataUrl, authorizationCode: kept.back.get('code') }))
  const call = () => fetch(`${serverUrl}/orders`, { headers: { authorization: `Bearer ${kept.tokens.access_token}` } })
  say('mcp orders', (await call()).status)
  const first = kept.tokens.access_token
  say('mcp renews', await auth(provider, { serverUrl, resourceMetadataUrl }))
  say('mcp renewed', kept.tokens.access_token !== first && (await call()).status)
}

await openidClient()
await device()
await oauth4webapi()
await mcp()
process.exit(0)
