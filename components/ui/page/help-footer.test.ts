import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { id } from "@/lib/words/id";
import { HelpFooter } from "./help-footer";

const footer = (contact: string | null) => renderToStaticMarkup(HelpFooter({ locale: "id", contact }));

test.each([
  ["bantuan@contoh.id", 'href="mailto:bantuan@contoh.id" class'],
  ["+62 21 5550 1234", 'href="tel:+622155501234" class'],
  ["https://contoh.id/bantuan", 'href="https://contoh.id/bantuan" target="_blank" rel="noopener"'],
])("help: %s is reached with one tap, and a website leaves the page where it is", (contact, link) => {
  expect(footer(contact)).toContain(link);
  expect(footer(contact).includes(`(${id.start.newTab})`)).toBe(contact.startsWith("https"));
});

test("help: a sentence is no link, and without a contact there is nothing", () => {
  expect(footer("loket 3, setiap hari kerja")).not.toContain("<a");
  expect(footer("loket 3, setiap hari kerja")).toContain("Hubungi loket 3, setiap hari kerja.");
  expect(footer(null)).toBe("");
});
