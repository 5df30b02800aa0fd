import type { CaptureWords } from "./camera";

/** Bahasa Indonesia for everything that can happen to a camera. */
export const captureId: CaptureWords = {
  troubles: {
    refused: {
      heading: "Kamera belum diizinkan",
      lead: "Browser menyimpan jawaban bahwa halaman ini tidak boleh memakai kamera. Anda dapat mengubahnya.",
    },
    unanswered: {
      heading: "Izin kamera belum dijawab",
      lead: "Pertanyaan browser ditutup atau belum dijawab.",
    },
    blocked: {
      heading: "Kamera dimatikan di perangkat ini",
      lead: "Halaman ini sudah diizinkan, tetapi perangkat tidak mengizinkan browsernya.",
    },
    policy: {
      heading: "Halaman ini tidak dapat membuka kamera",
      lead: "Penyebabnya pengaturan situs, bukan perangkat Anda.",
    },
    none: {
      heading: "Kamera tidak ditemukan",
      lead: "Browser tidak melihat kamera di perangkat ini.",
    },
    busy: {
      heading: "Kamera sedang dipakai",
      lead: "Aplikasi atau tab lain sedang memakai kamera ini.",
    },
    incapable: {
      heading: "Kamera ini kurang tajam",
      lead: "Gambarnya terlalu kecil untuk foto yang diperlukan.",
    },
    insecure: {
      heading: "Halaman ini tidak dibuka dengan aman",
      lead: "Browser hanya memberikan kamera kepada alamat yang diawali https.",
    },
    in_app: {
      heading: "Buka di browser Anda",
      lead: "Halaman ini terbuka di dalam aplikasi lain, yang tidak dapat memberikan kamera.",
    },
    reload: {
      heading: "Muat ulang untuk memakai kamera",
      lead: "Setelah beberapa kali ditolak, browser baru bertanya lagi setelah halaman dimuat ulang.",
    },
    silent: {
      heading: "Kamera tidak mengirim gambar",
      lead: "Kamera sudah dibuka, tetapi gambarnya tidak datang.",
    },
    lost: {
      heading: "Kamera terputus",
      lead: "Kamera dicabut atau diambil alih, misalnya oleh panggilan. Isian Anda tetap ada.",
    },
    unsupported: {
      heading: "Browser ini tidak dapat memakai kamera",
      lead: "Browser ini terlalu lama, atau dibuat tanpa kamera.",
    },
  },
  pauses: {
    away: "Kamera dijeda. Menyala lagi begitu Anda kembali.",
    quiet: "Kamera tidak mengirim gambar. Tunggu sebentar.",
    lost: "Kamera terputus. Isian Anda tetap ada.",
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
