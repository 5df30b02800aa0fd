import { describe, expect, it } from "vitest";
import { withoutDoctype } from "./read-svg";

const svg = "<svg>&a;&b;&amp;</svg>";

describe("withoutDoctype", () => {
  it("spells out entities that are plain text of the file", () => {
    const doctype = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [
      <!-- Illustrator's ] -->
      <!ENTITY a "http://ns.adobe.com/Extensibility/1.0/"> <!ENTITY b 'it "is"'>
    ]>`;
    expect(withoutDoctype(doctype + svg)).toBe(
      '<?xml version="1.0"?><svg>http://ns.adobe.com/Extensibility/1.0/it "is"&amp;</svg>',
    );
  });

  it("leaves a file without a DOCTYPE, and references that nothing defines", () => {
    expect(withoutDoctype(svg)).toBe(svg);
    expect(withoutDoctype(`<!DOCTYPE svg>${svg}`)).toBe(svg);
  });

  it.each([
    ["from outside", '<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b PUBLIC "x" "http://x">'],
    ["nested", '<!ENTITY a "&b;&b;"><!ENTITY b "&a;">'],
    ["with elements", '<!ENTITY a "<script/>"><!ENTITY b "<![CDATA[x]]>">'],
    ["of parameters", '<!ENTITY % a "x"><!ENTITY % b "y">'],
  ])("defines no entity %s", (_, declared) => {
    expect(withoutDoctype(`<!DOCTYPE svg [${declared}]>${svg}`)).toBe(svg);
  });

  it("expands no more than a million characters, however often an entity is named", () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "${"x".repeat(50_000)}">]><svg>${"&a;".repeat(5000)}</svg>`;
    const text = withoutDoctype(bomb);
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.length).toBeLessThan(1_100_000);
    expect(text).toContain("&a;");
  });

  it("spells out letters that mean something to a replacement", () => {
    expect(withoutDoctype('<!DOCTYPE svg [<!ENTITY a "$$$1">]><svg>&a;</svg>')).toBe("<svg>$$$1</svg>");
  });
});
