// Signs in with a passkey, or makes one, where the browser can. Without this script the form stays hidden, and all else works as it is.
const form = document.getElementById("passkey");
const field = document.querySelector("[autocomplete~=webauthn]");
const ceremony = form.dataset.ceremony; // what the browser is asked to do: create or get
let waiting; // for a passkey that is chosen in the field

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    waiting?.abort();
    show({});
  });
  if (field) {
    offer();
  }
}

// The browser lists passkeys among the names that it fills in (WebAuthn Level 3, 5.1.7).
async function offer() {
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
    waiting = new AbortController();
    show({mediation: "conditional", signal: waiting.signal});
  }
}

function options() {
  const json = JSON.parse(form.dataset.options);
  return ceremony === "create"
    ? PublicKeyCredential.parseCreationOptionsFromJSON(json)
    : PublicKeyCredential.parseRequestOptionsFromJSON(json);
}

// Whoever changes their mind, or waits for too long, stays where they are: nothing is sent, and nothing counts.
async function show(how) {
  const credential = await navigator.credentials[ceremony]({publicKey: options(), ...how}).catch(() => undefined);
  if (credential) {
    form.elements.namedItem("passkey").value = JSON.stringify(credential.toJSON());
    HTMLFormElement.prototype.submit.call(form);
  }
}
