/** The manifest for a host: plain text put into `manifest.xml`, which is written for this machine. */

/** The page of the build that takes office.js from each source. */
export const pages = { local: "taskpane.html", global: "taskpane.global.html", "21vianet": "taskpane.21vianet.html" };
const writtenFor = "https://localhost:3000";

/**
 * @param {string} xml `manifest.xml`, with another id or name if it was given one
 * @param {{ base: string, version: string, office: keyof typeof pages }} host the address of the site without a slash at its end; `1.0.0.0`; where
 * office.js comes from
 * @returns {string}
 */
export function manifestFor(xml, { base, version, office }) {
  return xml
    .replaceAll(`${writtenFor}/taskpane.html`, `${base}/${pages[office]}`)
    .replaceAll(`<AppDomain>${writtenFor}</AppDomain>`, `<AppDomain>${new URL(base).origin}</AppDomain>`)
    .replaceAll(writtenFor, base)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${version}</Version>`)
    .replace(/<!--[^>]*npm run manifest[^>]*-->\s*/, "");
}
