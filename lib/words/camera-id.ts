import type { CaptureWords } from "./camera";

const tapOpen = "Ketuk **Buka kamera lagi**, lalu pilih **Izinkan** saat browser bertanya.";

/** Bahasa Indonesia for everything that can happen to a camera. */
export const captureId: CaptureWords = {
  troubles: {
    refused: {
      heading: "Kamera belum diizinkan",
      lead: "Browser menyimpan jawaban bahwa halaman ini tidak boleh memakai kamera. Anda dapat mengubahnya.",
      steps: {
        chrome_android: [
          "Ketuk ikon di sebelah kiri alamat, lalu **Izin**.",
          "Ketuk **Kamera**, lalu pilih **Izinkan**.",
          "Ketuk **Buka kamera lagi**.",
        ],
        samsung_internet: [
          "Ketuk ikon gembok di sebelah kiri alamat, lalu **Izin**.",
          "Nyalakan **Kamera**.",
          "Ketuk **Buka kamera lagi**.",
        ],
        safari_ios: [
          "Ketuk ikon halaman di bilah alamat, lalu **Pengaturan Situs Web**.",
          "Ketuk **Kamera**, lalu pilih **Izinkan**.",
          "Ketuk **Buka kamera lagi**.",
        ],
        chrome_ios: [
          "Buka **Pengaturan** iPhone atau iPad, lalu pilih browser ini.",
          "Nyalakan **Kamera**, lalu kembali ke halaman ini.",
          "Ketuk **Buka kamera lagi**.",
        ],
        chrome_desktop: [
          "Klik ikon di sebelah kiri alamat halaman.",
          "Nyalakan **Kamera**.",
          "Klik **Buka kamera lagi**.",
        ],
        edge_desktop: [
          "Klik ikon gembok di sebelah kiri alamat halaman.",
          "Pada **Kamera**, pilih **Izinkan**.",
          "Klik **Buka kamera lagi**.",
        ],
        other: [
          "Buka izin situs di bilah alamat atau di pengaturan browser.",
          "Izinkan kamera untuk halaman ini.",
          "Pilih **Buka kamera lagi**.",
        ],
      },
    },
    unanswered: {
      heading: "Izin kamera belum dijawab",
      lead: "Pertanyaan browser ditutup atau belum dijawab.",
      steps: {
        chrome_android: [tapOpen],
        samsung_internet: [tapOpen],
        safari_ios: [tapOpen],
        chrome_ios: [tapOpen],
        chrome_desktop: [
          "Klik **Buka kamera lagi**.",
          "Pertanyaannya muncul di kiri atas, dekat alamat halaman. Pilih **Izinkan**.",
        ],
        edge_desktop: [
          "Klik **Buka kamera lagi**.",
          "Pertanyaannya muncul di kiri atas, dekat alamat halaman. Pilih **Izinkan**.",
        ],
        other: ["Pilih **Buka kamera lagi**, lalu izinkan saat browser bertanya."],
      },
    },
    blocked: {
      heading: "Kamera dimatikan di perangkat ini",
      lead: "Halaman ini sudah diizinkan, tetapi perangkat tidak mengizinkan browsernya.",
      steps: {
        chrome_android: [
          "Buka **Setelan** ponsel, lalu **Aplikasi**, **Chrome**, **Izin**, **Kamera**.",
          "Pilih **Izinkan saat aplikasi digunakan**.",
          "Kembali ke sini dan ketuk **Buka kamera lagi**.",
        ],
        samsung_internet: [
          "Buka **Pengaturan** ponsel, lalu **Aplikasi**, **Samsung Internet**, **Izin**, **Kamera**.",
          "Pilih **Izinkan hanya saat aplikasi digunakan**.",
          "Kembali ke sini dan ketuk **Buka kamera lagi**.",
        ],
        safari_ios: [
          "Buka **Pengaturan** iPhone atau iPad, lalu **Aplikasi**, **Safari**, **Kamera**.",
          "Pilih **Izinkan**. Jika tidak bisa, periksa **Durasi Layar**.",
          "Kembali ke sini dan ketuk **Buka kamera lagi**.",
        ],
        chrome_ios: [
          "Buka **Pengaturan** iPhone atau iPad, lalu pilih browser ini.",
          "Nyalakan **Kamera**.",
          "Kembali ke sini dan ketuk **Buka kamera lagi**.",
        ],
        chrome_desktop: [
          "Windows: buka **Pengaturan**, **Privasi & keamanan**, **Kamera**. Mac: buka **Pengaturan Sistem**, **Privasi & Keamanan**, **Kamera**.",
          "Nyalakan kamera untuk Chrome. Periksa juga tutup atau tombol kamera di laptop.",
          "Klik **Buka kamera lagi**.",
        ],
        edge_desktop: [
          "Windows: buka **Pengaturan**, **Privasi & keamanan**, **Kamera**. Mac: buka **Pengaturan Sistem**, **Privasi & Keamanan**, **Kamera**.",
          "Nyalakan kamera untuk Edge. Periksa juga tutup atau tombol kamera di laptop.",
          "Klik **Buka kamera lagi**.",
        ],
        other: [
          "Buka pengaturan privasi perangkat ini, lalu izinkan browser memakai kamera.",
          "Pilih **Buka kamera lagi**.",
        ],
      },
    },
    policy: {
      heading: "Halaman ini tidak dapat membuka kamera",
      lead: "Penyebabnya pengaturan situs, bukan perangkat Anda.",
      steps: ["Buka halaman ini langsung di tab sendiri, bukan di dalam halaman lain."],
    },
    none: {
      heading: "Kamera tidak ditemukan",
      lead: "Browser tidak melihat kamera di perangkat ini.",
      steps: [
        "Pasang kamera, atau buka tutupnya bila ada.",
        "Halaman ini mencoba lagi sendiri begitu kamera terpasang.",
      ],
    },
    busy: {
      heading: "Kamera sedang dipakai",
      lead: "Aplikasi atau tab lain sedang memakai kamera ini.",
      steps: [
        "Tutup panggilan video, aplikasi kamera, dan tab lain yang memakai kamera.",
        "Pilih **Buka kamera lagi**.",
      ],
    },
    incapable: {
      heading: "Kamera ini kurang tajam",
      lead: "Gambarnya terlalu kecil untuk foto yang diperlukan.",
      steps: [
        "Gunakan kamera lain, atau buka halaman ini di ponsel.",
        "Foto dari aplikasi kamera ponsel juga dapat diunggah.",
      ],
    },
    insecure: {
      heading: "Halaman ini tidak dibuka dengan aman",
      lead: "Browser hanya memberikan kamera kepada alamat yang diawali https.",
      steps: ["Buka lagi tautan yang Anda terima; alamatnya harus diawali **https://**."],
    },
    in_app: {
      heading: "Buka di browser Anda",
      lead: "Halaman ini terbuka di dalam aplikasi lain, yang tidak dapat memberikan kamera.",
      steps: ["Salin tautan di bawah ini.", "Buka Chrome, Safari, atau browser Anda, lalu tempel tautannya."],
    },
    reload: {
      heading: "Muat ulang untuk memakai kamera",
      lead: "Setelah beberapa kali ditolak, browser baru bertanya lagi setelah halaman dimuat ulang.",
      steps: [
        "Jika dimuat ulang, persetujuan, foto, dan isian Anda harus diberikan kembali.",
        "Setelah itu pilih **Izinkan** saat browser bertanya.",
      ],
    },
    silent: {
      heading: "Kamera tidak mengirim gambar",
      lead: "Kamera sudah dibuka, tetapi gambarnya tidak datang.",
      steps: [
        "Tutup aplikasi lain yang memakai kamera, dan periksa tutup lensanya.",
        "Pilih **Buka kamera lagi**. Bila tetap begini, mulai ulang perangkat atau gunakan browser lain.",
      ],
    },
    lost: {
      heading: "Kamera terputus",
      lead: "Kamera dicabut atau diambil alih, misalnya oleh panggilan. Isian Anda tetap ada.",
      steps: ["Pasang kembali kamera atau akhiri panggilan.", "Pilih **Buka kamera lagi**."],
    },
    unsupported: {
      heading: "Browser ini tidak dapat memakai kamera",
      lead: "Browser ini terlalu lama, atau dibuat tanpa kamera.",
      steps: [
        "Perbarui browser ini, atau salin tautan di bawah ini.",
        "Tempel tautannya di Chrome, Safari, Edge, atau Firefox yang baru.",
      ],
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
