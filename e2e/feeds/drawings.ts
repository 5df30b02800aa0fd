import type { Applicant } from "../support/applicants";
import { fixedWords } from "../support/fixed-words";

/** Everything is drawn: no photograph of a person or a card exists in this repository. Each returns a piece of SVG. */

type Box = { x: number; y: number; width: number };

/** An ID-1 card, 856 × 540 units (a tenth of a millimetre each), plainly marked as a specimen. */
export function drawCard(applicant: Applicant, { x, y, width }: Box): string {
  const { day, month, year } = applicant.birthDate;
  const { fields } = fixedWords.id;
  const rows = [
    [fields.fullName, applicant.fullName],
    [fields.birthDate, `${day}-${month}-${year}`],
    ["Alamat", "JL. CONTOH 0"],
    ["RT/RW", "000/000"],
    ["Agama", "-"],
    ["Pekerjaan", "TOKOH REKAAN"],
  ];
  const lines = rows.map(
    ([label, value], row) =>
      `<text x="40" y="${220 + row * 44}" font-size="26">${label}</text>
       <text x="235" y="${220 + row * 44}" font-size="26" font-weight="600">: ${escapeText(value ?? "")}</text>`,
  );
  return `
    <g transform="translate(${x} ${y}) scale(${width / 856})" font-family="sans-serif" fill="#10243a">
      <rect width="856" height="540" rx="32" fill="#a9d3ea" stroke="#5b8dab" stroke-width="4"/>
      <path d="M0 430 Q214 350 428 430 T856 430 V508 Q856 540 824 540 H32 Q0 540 0 508 Z" fill="#8fc0dc"/>
      <text x="428" y="52" font-size="32" font-weight="700" text-anchor="middle">KARTU CONTOH · SPECIMEN</text>
      <text x="428" y="90" font-size="24" text-anchor="middle">NEGERI REKAAN · BUKAN DOKUMEN RESMI</text>
      <text x="40" y="158" font-size="40" font-weight="700">NIK : ${escapeText(applicant.identityId)}</text>
      ${lines.join("")}
      <rect x="620" y="180" width="196" height="250" fill="#c9473f"/>
      <svg x="620" y="180" width="196" height="250" viewBox="0 0 196 250">${drawFace({ x: 18, y: 20, width: 160 })}</svg>
      <text transform="translate(428 330) rotate(-24)" font-size="150" font-weight="800" text-anchor="middle"
        fill="#d11f1f" fill-opacity="0.34">CONTOH</text>
    </g>`;
}

/** A cartoon head and shoulders, 300 × 400 units. */
export function drawFace({ x, y, width }: Box): string {
  return `
    <g transform="translate(${x} ${y}) scale(${width / 300})">
      <path d="M10 400 Q20 310 110 300 H190 Q280 310 290 400 V760 H10 Z" fill="#3f6f5c"/>
      <rect x="118" y="240" width="64" height="86" rx="28" fill="#c98f68"/>
      <ellipse cx="150" cy="112" rx="104" ry="108" fill="#2a2220"/>
      <ellipse cx="150" cy="156" rx="86" ry="112" fill="#dba67e"/>
      <path d="M62 150 Q62 40 150 38 Q238 40 238 150 Q204 92 150 96 Q96 92 62 150 Z" fill="#2a2220"/>
      <ellipse cx="64" cy="164" rx="12" ry="24" fill="#c98f68"/>
      <ellipse cx="236" cy="164" rx="12" ry="24" fill="#c98f68"/>
      <g fill="#fff"><ellipse cx="116" cy="152" rx="17" ry="11"/><ellipse cx="184" cy="152" rx="17" ry="11"/></g>
      <g fill="#241a16"><circle cx="116" cy="152" r="8"/><circle cx="184" cy="152" r="8"/></g>
      <g stroke="#2a2220" stroke-width="7" stroke-linecap="round" fill="none">
        <path d="M96 128 Q116 116 136 128"/><path d="M164 128 Q184 116 204 128"/>
      </g>
      <path d="M150 160 L140 196 Q150 204 160 196" stroke="#b57a55" stroke-width="5" fill="none"/>
      <path d="M118 222 Q150 250 182 222 Q150 234 118 222 Z" fill="#a8434a"/>
    </g>`;
}

/** Planks: a background with edges in it, as a desk or a wall has. */
export function drawDesk(width: number, height: number): string {
  const plank = height / 6;
  const planks = Array.from({ length: 6 }, (_, row) => {
    const shade = ["#9a7b5c", "#8f7153", "#a38566"][row % 3];
    const joint = width * ((row * 0.37) % 1);
    return `<rect y="${row * plank}" width="${width}" height="${plank}" fill="${shade}" stroke="#6d5239" stroke-width="3"/>
      <line x1="${joint}" x2="${joint}" y1="${row * plank}" y2="${(row + 1) * plank}" stroke="#6d5239" stroke-width="3"/>`;
  });
  return planks.join("");
}

/** A lamp's reflection, white in its middle. */
export function drawGlare(width: number, height: number): string {
  return `
    <defs><radialGradient id="lamp"><stop offset="0.45" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>
    <ellipse cx="${width * 0.46}" cy="${height * 0.56}" rx="${width * 0.22}" ry="${height * 0.24}" fill="url(#lamp)"/>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
