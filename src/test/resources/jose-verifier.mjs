// Verifies the access tokens that come line by line. The key set is kept, and read anew for a kid that is not in it, at
// most every 250 ms (by default once in 30 s, which is for rotations that take days).
import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

// JOSE_CACHE_MS says for how long it is kept at most, where that is not ten minutes.
const [address, issuer, ...audience] = process.argv.slice(2);
const cacheMaxAge = Number(process.env.JOSE_CACHE_MS ?? 600_000);
const keys = createRemoteJWKSet(new URL(address), { cooldownDuration: 250, cacheMaxAge });
for await (const token of createInterface({ input: process.stdin })) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      typ: 'at+jwt',
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'exp'],
    });
    console.log(JSON.stringify(payload));
  } catch (refused) {
    console.log(JSON.stringify({ refused: `${refused.code} ${refused.message}` }));
  }
}
