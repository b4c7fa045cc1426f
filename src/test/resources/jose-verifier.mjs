// Verifies the access tokens that come line by line. The key set is kept, and read anew for a kid that is not in it, at
// most once a second (by default once in 30 s, which is for rotations that take days).
import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [address, issuer] = process.argv.slice(2);
const keys = createRemoteJWKSet(new URL(address), { cooldownDuration: 1000 });
for await (const token of createInterface({ input: process.stdin })) {
  try {
    await jwtVerify(token, keys, { issuer, typ: 'at+jwt', algorithms: ['RS256'] });
    console.log('good');
  } catch (refused) {
    console.log(`${refused.code} ${refused.message}`);
  }
}
