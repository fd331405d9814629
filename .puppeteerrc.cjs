// The bundled Chromium (or an installed one) prints the PDF; nothing is downloaded at install time.
module.exports = { skipDownload: true };
