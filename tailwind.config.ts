import type { Config } from "tailwindcss";

/**
 * The design tokens. Colours are CSS variables (their values for both schemes stand in `app/globals.css`), so that an
 * operator can put its brand on the page without a rebuild of anything else. Everything sits on a 4-px grid.
 */
export default {
  content: ["./{app,components}/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      surface: "var(--surface)",
      raised: "var(--raised)",
      ink: "var(--ink)",
      muted: "var(--muted)",
      line: "var(--line)",
      edge: "var(--edge)",
      brand: { DEFAULT: "var(--brand)", strong: "var(--brand-strong)", soft: "var(--brand-soft)" },
      "on-brand": "var(--on-brand)",
      good: { DEFAULT: "var(--good)", soft: "var(--good-soft)" },
      warn: { DEFAULT: "var(--warn)", soft: "var(--warn-soft)" },
      bad: { DEFAULT: "var(--bad)", soft: "var(--bad-soft)" },
      viewfinder: {
        DEFAULT: "var(--viewfinder)",
        ink: "var(--viewfinder-ink)",
        warn: "var(--viewfinder-warn)",
      },
      focus: "var(--focus)",
    },
    fontFamily: { sans: "system-ui, sans-serif", mono: "ui-monospace, monospace" },
    fontSize: {
      heading: ["1.75rem", { lineHeight: "2.125rem", fontWeight: "600", letterSpacing: "-0.01em" }],
      section: ["1.1875rem", { lineHeight: "1.625rem", fontWeight: "600" }],
      body: ["1.0625rem", { lineHeight: "1.625rem" }],
      help: ["0.9375rem", { lineHeight: "1.375rem" }],
    },
    extend: {
      borderRadius: { field: "var(--radius)" },
      minHeight: { field: "3.25rem" },
      maxWidth: { column: "30rem", spread: "60rem" },
    },
  },
} satisfies Config;
