// Signs this device in by another one on which its user is signed in (RFC 10027). Without this script the page only takes the codes of devices
// that wait. The code of the picture stands behind the # of the address, which no browser sends, and is taken out of there at once.
const part = document.getElementById("transfer");
const entry = document.getElementById("transfer-entry");
const camera = document.getElementById("transfer-camera");
const video = part.querySelector("video");
const field = name => entry.elements.namedItem(name);
const group = code => code.match(/.{1,5}/g)?.join("-") ?? "";

const code = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);
if (code) {
  begin(code);
} else {
  document.getElementById("to-transfer").hidden = false;
  document.getElementById("to-transfer").addEventListener("click", () => begin(""));
}

function begin(known) {
  document.getElementById("device").hidden = true;
  document.getElementById("device-lead").hidden = true;
  document.getElementById("to-transfer").hidden = true;
  part.hidden = false;
  field("code").value = group(known);
  field("device_name").value ||= navigator.userAgentData?.platform ?? "";
  camera.hidden = Boolean(known) || !("BarcodeDetector" in window) || !navigator.mediaDevices;
  field(known ? "device_name" : "code").focus();
}

entry.addEventListener("submit", async event => {
  event.preventDefault();
  say();
  const answer = await post({code: field("code").value, device_name: field("device_name").value});
  answer.ok ? wait(await answer.json()) : say(await error(answer));
});

// What both devices show is compared on the first one. Meanwhile this one asks, as often as it may.
async function wait({ticket, number, interval, expires_in: seconds}) {
  const end = Date.now() + (seconds + 10) * 1000;
  entry.hidden = true;
  document.getElementById("transfer-wait").hidden = false;
  document.getElementById("transfer-number").textContent = number;
  let pause = interval * 1000;
  let said = "authorization_pending";
  while (said === "authorization_pending" && Date.now() < end) {
    await new Promise(go => setTimeout(go, pause));
    const answer = await post({ticket, transport: "cookie"});
    if (answer.ok) {
      return enter(await answer.json());
    }
    said = await error(answer);
    if (said === "slow_down" || said === "no_answer") {
      pause += 5000;
      said = "authorization_pending";
    }
  }
  document.getElementById("transfer-wait").hidden = true;
  entry.hidden = false;
  field("code").value = "";
  say(said);
}

// The page finds its session by the cookie that came along, and by the name of its audience.
function enter({audience}) {
  const names = new Set(JSON.parse(localStorage.getItem("boxoffice.audiences") ?? "[]"));
  localStorage.setItem("boxoffice.audiences", JSON.stringify([...names.add(audience)]));
  location.replace(part.dataset.home);
}

const post = body => fetch(part.dataset.action, {
  method: "POST", credentials: "same-origin", cache: "no-store", redirect: "error", body: JSON.stringify(body),
  headers: {"Content-Type": "application/json", "X-Boxoffice-Csrf": "1"},
}).catch(() => Response.error());

const error = answer => answer.json().then(body => body.error, () => "no_answer");

// Each kind of refusal has its words in the page.
function say(kind) {
  const flaws = [...part.querySelectorAll("[data-flaw]")];
  const told = flaws.find(flaw => flaw.dataset.flaw === kind) ?? flaws.at(-1);
  flaws.forEach(flaw => { flaw.hidden = !kind || flaw !== told; });
}

camera.addEventListener("click", async () => {
  const stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: "environment"}}).catch(() => undefined);
  if (!stream) {
    return say("no_camera");
  }
  camera.hidden = true;
  video.hidden = false;
  video.srcObject = stream;
  await video.play();
  await scan(new BarcodeDetector({formats: ["qr_code"]}));
  stream.getTracks().forEach(track => track.stop());
  video.hidden = true;
  field("device_name").focus();
});

// Only a picture of this very server is taken.
async function scan(detector) {
  const here = `${location.origin}${location.pathname}#`;
  while (!field("code").value) {
    const found = await detector.detect(video).catch(() => []);
    const text = found.map(code => code.rawValue).find(raw => raw.startsWith(here));
    field("code").value = group(text?.slice(here.length) ?? "");
    await new Promise(go => setTimeout(go, 200));
  }
}
