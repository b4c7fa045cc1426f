const { UserManager, IndexedDbDPoPStore } = window.oidc
const { dpop, ...settings } = await (await fetch('settings.json')).json()
const here = location.origin + '/'

const users = new UserManager({
  ...settings,
  redirect_uri: here,
  popup_redirect_uri: here,
  post_logout_redirect_uri: here,
  revokeTokensOnSignout: true,
  ...(dpop && { dpop: { bind_authorization_code: true, store: new IndexedDbDPoPStore() } })
})

const say = words => { document.getElementById('said').textContent = words }
const show = user => say(user ? `Signed in as ${user.profile.preferred_username ?? user.profile.sub}` : 'Nobody is signed in')

// What goes wrong is for the user to see: an error of the server has a code, such as access_denied.
const on = (id, deed) => {
  document.getElementById(id).onclick = () => deed().catch(fault => say(fault.error ?? fault.message))
}

on('signin', () => users.signinRedirect())
on('popup', async () => show(await users.signinPopup()))
on('renew', async () => show(await users.signinSilent())) // by the refresh token; it happens by itself a minute before the end too
on('signout', () => users.signoutRedirect())

// The server sends the browser back to this very page, in a window of its own after signinPopup: that one closes itself.
try {
  const query = new URLSearchParams(location.search)
  if (query.has('code') || query.has('error')) {
    await users.signinCallback().finally(() => history.replaceState(null, '', here)) // an error is not to come again by a reload
  }
  show(await users.getUser())
} catch (fault) {
  say(fault.error ?? fault.message)
}
