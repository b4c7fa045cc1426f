// A second opinion on second factors (otplib, @simplewebauthn/server): node second-opinions.mjs CONFIG. One line each.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { generate, verify } from 'otplib'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const say = (what, value) => console.log(JSON.stringify({ what, value }))
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

async function ask (visit) {
  console.log(JSON.stringify({ visit }))
  return (await answers.next()).value
}

// As an authenticator app reads the picture; a code of the next step is good as well, one of the step after it is not.
async function codes (address) {
  const { searchParams: read } = new URL(address)
  const app = { secret: read.get('secret'), digits: Number(read.get('digits')), period: Number(read.get('period')), algorithm: read.get('algorithm').toLowerCase() }
  const now = Math.floor(Date.now() / 1000)
  const at = steps => generate({ ...app, epoch: now + steps * app.period })
  say('code too early', await ask(`confirm ${await at(3)}`))
  say('code', await ask(`confirm ${await at(0)}`))
  say('code again', await ask(`login ${await at(0)}`))
  say('next code', await ask(`login ${await at(1)}`))
  say('code of the test', (await verify({ ...app, token: config.code, epochTolerance: app.period * 2 })).valid)
}

let credential // the one that was registered last

async function isGood ({ response, challenge, verified }) {
  const expected = {
    response,
    expectedChallenge: challenge,
    expectedOrigin: config.origin,
    expectedRPID: config.rp_id,
    requireUserVerification: verified
  }
  if (!response.response.attestationObject) {
    return (await verifyAuthenticationResponse({ ...expected, credential })).verified
  }
  const { verified: isMade, registrationInfo } = await verifyRegistrationResponse(expected)
  credential = registrationInfo.credential
  return isMade
}

for (const one of config.passkeys ?? []) {
  say(one.what, await isGood(one).catch(() => false))
}
if (config.otpauth_uri) {
  await codes(config.otpauth_uri)
}
process.exit(0)
