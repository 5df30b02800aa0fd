import type { Locale } from "../locales";
import { wordsOf } from "./of";

/** `used`: by another browser. `needed`: without a link nobody begins here. */
const troubles = ["used", "expired", "cancelled", "unknown", "needed"] as const;
export type LinkPage = (typeof troubles)[number];

/** @param why from the address, so it need not be one of ours */
export const readLinkPage = (why: unknown): LinkPage =>
  troubles.find((trouble) => trouble === why) ?? "unknown";

type Said = { heading: string; lead: string };

/** Apart from the other words: only the server writes these. */
export const linkWords: Record<Locale, Record<LinkPage, Said>> = {
  id: {
    used: {
      heading: "Tautan ini sudah dipakai",
      lead: "Tautan ini sudah dipakai di perangkat lain. Mintalah tautan baru kepada pengirimnya. Jika Anda sendiri yang membukanya tadi, lanjutkan di browser yang Anda pakai waktu itu.",
    },
    expired: {
      heading: "Tautan ini sudah tidak berlaku",
      lead: "Waktu untuk memakai tautan ini sudah habis. Minta tautan baru kepada pihak yang mengirimkannya.",
    },
    cancelled: {
      heading: "Tautan ini sudah dibatalkan",
      lead: "Pihak yang mengirim tautan ini telah membatalkannya. Tanyakan kepada mereka, atau minta tautan baru.",
    },
    unknown: {
      heading: "Tautan ini tidak dikenal",
      lead: "Mungkin alamatnya terpotong saat disalin. Buka lagi dari pesan aslinya, atau minta tautan baru kepada pihak yang mengirimkannya.",
    },
    needed: {
      heading: "Buka tautan yang Anda terima",
      lead: "Verifikasi di sini hanya dapat dimulai dengan tautan pribadi. Buka tautan itu dari pesan Anda, atau minta kepada pihak yang mengundang Anda.",
    },
  },
  en: {
    used: {
      heading: "This link has been used",
      lead: "This link has been used on another device. Ask its sender for a new one. If it was you who opened it, carry on in the browser that you used then.",
    },
    expired: {
      heading: "This link is no longer valid",
      lead: "The time for using this link is over. Ask whoever sent it to you for a new one.",
    },
    cancelled: {
      heading: "This link was cancelled",
      lead: "Whoever sent you this link has cancelled it. Ask them why, or for a new one.",
    },
    unknown: {
      heading: "This link is not known",
      lead: "Perhaps a part of the address was lost when it was copied. Open it again from the message, or ask its sender for a new one.",
    },
    needed: {
      heading: "Open the link that you received",
      lead: "A verification begins here by a personal link only. Open it from the message that you received, or ask whoever invited you for one.",
    },
  },
};

export function linkPage(locale: Locale, why: LinkPage, contact: string | null) {
  const { heading, lead } = linkWords[locale][why];
  return { heading, paragraphs: contact === null ? [lead] : [lead, wordsOf(locale).support(contact)] };
}
