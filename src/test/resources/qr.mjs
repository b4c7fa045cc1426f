// Reads the QR code of a screenshot, as the camera of a device does.
import {readFileSync} from "node:fs";
import jsQR from "jsqr";
import {PNG} from "pngjs";

const {picture} = JSON.parse(readFileSync(process.argv[2], "utf8"));
const {data, width, height} = PNG.sync.read(readFileSync(picture));
const found = jsQR(new Uint8ClampedArray(data), width, height);
console.log(JSON.stringify({what: "code", value: found?.data ?? ""}));
