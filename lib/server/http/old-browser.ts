import { type Locale, locales } from "../../locales";
import { wordsOf } from "../../words/of";
import { oldBrowserWords } from "../../words/old-browser";

/**
 * What the built scripts and styles need, as features: colours by `color-mix` came with Chrome 111, Firefox 113 and
 * Safari 16.2, import maps with Safari 16.4.
 */
const baseline = [
  'CSS.supports("color","color-mix(in srgb,red,red)")',
  'HTMLScriptElement.supports("importmap")',
];

/** Inline, in syntax that any browser reads: loads the notice where a feature of the baseline is missing. */
export const baselineCheck = `(function(){try{if(${baseline.join("&&")})return}catch(e){}var d=document,s=d.createElement("script");s.nonce=d.currentScript.nonce||"";s.src="/api/old-browser";d.head.appendChild(s)})()`;

/** Where scripts are switched off. */
export const scriptNeeded = (locale: Locale, supportContact: string | null) =>
  withSupport(oldBrowserWords[locale].script, locale, supportContact);

const withSupport = (text: string, locale: Locale, supportContact: string | null) =>
  supportContact ? `${text} ${wordsOf(locale).support(supportContact)}` : text;

/**
 * A script in the syntax of 2009, beside React's tree and outside of cascade layers; it hides nothing.
 */
export function oldBrowserNotice(supportContact: string | null): string {
  const paragraphs = locales.map((locale) => {
    const { heading, how } = oldBrowserWords[locale];
    return { lang: locale, heading, text: withSupport(how, locale, supportContact) };
  });
  return `(function () {
  var texts = ${JSON.stringify(paragraphs)};
  var box = document.createElement("div");
  box.id = "old-browser";
  box.setAttribute("role", "alert");
  box.style.cssText = "padding:16px;background:#fdf3df;color:#171a21;font:17px/26px sans-serif;border-bottom:3px solid #7a4a00";
  for (var i = 0; i < texts.length; i++) {
    var paragraph = document.createElement("p");
    paragraph.lang = texts[i].lang;
    paragraph.style.cssText = "max-width:40em;margin:0 auto 8px";
    var heading = document.createElement("strong");
    heading.appendChild(document.createTextNode(texts[i].heading));
    paragraph.appendChild(heading);
    paragraph.appendChild(document.createTextNode(" " + texts[i].text));
    box.appendChild(paragraph);
  }
  document.documentElement.insertBefore(box, document.body);
})();
`;
}
