import type { CaptureWords } from "./camera";

/** Bahasa Indonesia for everything that can happen to a camera. */
export const captureId: CaptureWords = {
  troubles: {
    refused: "Kamera belum diizinkan",
    unanswered: "Izin kamera belum dijawab",
    blocked: "Kamera dimatikan di perangkat ini",
    policy: "Halaman ini tidak dapat membuka kamera",
    none: "Kamera tidak ditemukan",
    busy: "Kamera sedang dipakai",
    incapable: "Kamera ini kurang tajam",
    turn: "Putar perangkat Anda",
    insecure: "Halaman ini tidak dibuka dengan aman",
    in_app: "Buka di browser Anda",
    reload: "Muat ulang untuk memakai kamera",
    silent: "Kamera tidak mengirim gambar",
    lost: "Kamera terputus",
    unsupported: "Browser ini tidak dapat memakai kamera",
  },
  pauses: {
    away: "Kamera dijeda. Menyala lagi begitu Anda kembali.",
    quiet: "Kamera tidak mengirim gambar. Tunggu sebentar.",
    lost: "Kamera terputus. Jawaban Anda tetap ada.",
  },
  hints: {
    identityImage: {
      dark: "Terlalu gelap. Cari tempat yang lebih terang.",
      bright: "Terlalu terang. Jauhkan dari cahaya langsung.",
      motion: "Tahan sebentar.",
      blur: "Kurang tajam. Mundur sedikit, lalu tahan.",
      glare: "Ada pantulan cahaya. Miringkan KTP sedikit.",
    },
    faceImage: {
      dark: "Terlalu gelap. Cari tempat yang lebih terang.",
      bright: "Terlalu terang. Jauhkan dari cahaya langsung.",
      motion: "Tahan sebentar.",
      blur: "Kurang tajam. Bersihkan lensa, lalu tahan.",
      glare: "Ada pantulan cahaya. Ubah arah sedikit.",
    },
  },
  afterwards: {
    identityImage: {
      dark: "Tampak gelap. Ulangi di tempat terang, atau gunakan bila tetap terbaca.",
      bright: "Tampak terlalu terang. Ulangi, atau gunakan bila tetap terbaca.",
      motion: "Tampak goyang. Ulangi, atau gunakan bila tetap terbaca.",
      blur: "Tampak kurang tajam. Ulangi, atau gunakan bila tetap terbaca.",
      glare: "Tampak ada pantulan. Ulangi, atau gunakan bila semua tetap terbaca.",
    },
    faceImage: {
      dark: "Tampak gelap. Ulangi di tempat terang, atau gunakan bila wajah jelas.",
      bright: "Tampak terlalu terang. Ulangi, atau gunakan bila wajah jelas.",
      motion: "Tampak goyang. Ulangi, atau gunakan bila wajah jelas.",
      blur: "Tampak kurang tajam. Ulangi, atau gunakan bila wajah jelas.",
      glare: "Tampak ada pantulan. Ulangi, atau gunakan bila wajah jelas.",
    },
  },
};
