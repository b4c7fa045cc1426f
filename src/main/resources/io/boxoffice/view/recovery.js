// The code stands in the fragment of the address, which no server is sent. It goes into its field, and out of the address.
const code = location.hash.slice(1);
if (code) {
  document.getElementById("code").value = code;
  document.getElementById("by-hand").hidden = true;
  history.replaceState(null, "", location.pathname);
  document.getElementById("new_password").focus();
}
