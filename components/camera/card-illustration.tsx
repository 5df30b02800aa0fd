/** A phone held flat above a card on a table, which fills the frame on its screen. It says what the tips say. */
export function CardIllustration() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 320 150"
      className="block h-28 w-full beside:h-auto rounded-field bg-brand-soft"
    >
      <g fill="none" stroke="var(--brand)" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M40 128h240" stroke="var(--edge)" />
        <rect x="84" y="22" width="152" height="94" rx="10" fill="var(--raised)" />
        <rect x="106" y="38" width="108" height="68" rx="5" fill="var(--surface)" stroke="var(--edge)" />
        <circle cx="160" cy="30" r="1.5" />
        <g stroke="var(--edge)">
          <path d="M116 52h46M116 64h38M116 76h42M116 88h30" />
          <rect x="178" y="56" width="26" height="34" rx="3" />
        </g>
        <path d="M98 50v-9a9 9 0 0 1 9-9h9M222 50v-9a9 9 0 0 0-9-9h-9M98 94v9a9 9 0 0 0 9 9h9M222 94v9a9 9 0 0 1-9 9h-9" />
      </g>
    </svg>
  );
}
