// A reader of QR codes in plain script, fetched only by browsers that have none of their own when the camera is asked for.
export { BarcodeDetector } from 'qr/decode.js';
