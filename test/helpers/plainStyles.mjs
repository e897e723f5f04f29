/**
 * Pages in jsdom have no looks: rules of style sheets are not taken in. A jsdom page would match each of Fluent's thousand rules against every
 * element whose style is asked for, a fifth of such a test's time, and no test here asks jsdom how something looks: Chromium is asked.
 */
if (typeof CSSStyleSheet === "function") {
  CSSStyleSheet.prototype.insertRule = () => 0;
}
