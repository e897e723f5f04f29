/**
 * Opens the stand-alone page in a browser of its own. A pane lives in a web view, which may drop a download without a word;
 * on a Mac it always does, by design (OfficeDev/office-js issue 2700). Excel on the web has no such call, but is a browser itself.
 */
export function openStandalone(): void {
  const address = new URL("standalone.html", location.href).href;
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1"))
    Office.context.ui.openBrowserWindow(address);
  else window.open(address, "_blank", "noopener");
}
