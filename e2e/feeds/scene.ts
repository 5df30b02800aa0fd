import { type Applicant, someApplicant } from "../support/applicants";
import { drawCard, drawDesk, drawFace, drawGlare } from "./drawings";

/** What stands before the camera, and how well it can be seen. */
export type Scene = {
  width: number;
  height: number;
  /** `person` holds the card under the chin: good for the card step and for the selfie. */
  subject: "person" | "card" | "face" | "nothing";
  applicant: Applicant;
  /** Factor on every pixel: 1 as drawn, 0 black, above 1 burnt out. */
  light: number;
  glare: boolean;
  /** Gaussian, in pixels. */
  blur: number;
  /** Clockwise. */
  quarterTurns: 0 | 1 | 2 | 3;
  /** Standard deviation of a sensor's noise, in steps of 255. It is what makes a JPEG as big as a real one. */
  noise: number;
};

/** The person of every feed. A feed is fixed when the browser starts, so all tests share this one. */
const specimen = someApplicant({ identityId: "9999995708900001", emailAddress: "contoh@example.com" });

const goodScene: Scene = {
  width: 1280,
  height: 720,
  subject: "person",
  applicant: specimen,
  light: 1,
  glare: false,
  blur: 0,
  quarterTurns: 0,
  noise: 14,
};

/** A scene described by what is special about it. */
export function someScene(changes: Partial<Scene> = {}): Scene {
  return { ...goodScene, ...changes };
}

/** The scene as SVG, before light, blur and noise. */
export function drawScene({ width, height, subject, applicant, glare }: Scene): string {
  const subjects = {
    nothing: () => "",
    card: () => cardIn(applicant, width, height, 0.88),
    face: () => faceIn(width, height),
    person: () => faceIn(width, height) + heldCard(applicant, width, height),
  } satisfies Record<Scene["subject"], () => string>;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    ${drawDesk(width, height)}${subjects[subject]()}${glare ? drawGlare(width, height) : ""}
  </svg>`;
}

/** Units of the drawings: a card is 856 × 540, a face 300 × 400. */
const cardRatio = 540 / 856;
const faceRatio = 400 / 300;

function cardIn(applicant: Applicant, width: number, height: number, share: number): string {
  const cardWidth = Math.min(width, height / cardRatio) * share;
  const box = { x: (width - cardWidth) / 2, y: (height - cardWidth * cardRatio) / 2, width: cardWidth };
  return drawCard(applicant, box);
}

function faceIn(width: number, height: number): string {
  const faceWidth = Math.min(width * 0.8, (height * 0.78) / faceRatio);
  return drawFace({ x: (width - faceWidth) / 2, y: height * 0.06, width: faceWidth });
}

function heldCard(applicant: Applicant, width: number, height: number): string {
  const cardWidth = Math.min(width * 0.9, (height * 0.42) / cardRatio);
  const y = height * 0.98 - cardWidth * cardRatio;
  return drawCard(applicant, { x: (width - cardWidth) / 2, y, width: cardWidth });
}
