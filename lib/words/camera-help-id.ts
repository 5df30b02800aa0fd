import type { BrowserFamily } from "../camera/browser-family";
import type { CameraProblem, PixelsMeasured } from "../camera/problem";

/** One camera problem: what happened, and what to do about it, by browser where that differs. */
type Help = {
  lead: string;
  steps: readonly string[] | Readonly<Record<BrowserFamily, readonly string[]>>;
};

export type CameraHelpWords = {
  /** In place of the lead, where the camera's picture is too small. */
  measured: (pixels: PixelsMeasured) => string;
  reload: string;
  link: string;
  copyLink: string;
  linkCopied: string;
  problems: Record<CameraProblem, Help>;
};

const tapOpen = "Ketuk **Buka kamera lagi**, lalu pilih **Izinkan** saat browser bertanya.";

/** Bahasa Indonesia for what happened to a camera, and what to do about it. */
export const cameraHelpId: CameraHelpWords = {
  measured: ({ width, height, minWidth, minHeight }) =>
    `Kamera ini memberi ${width} × ${height} piksel; yang diperlukan minimal ${minWidth} × ${minHeight}.`,
  reload: "Muat ulang halaman",
  link: "Tautan halaman ini",
  copyLink: "Salin tautan",
  linkCopied: "Tautan tersalin",
  problems: {
    refused: {
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
      lead: "Kamera tertutup karena pengaturan situs, bukan karena perangkat Anda.",
      steps: ["Buka halaman ini langsung di tab sendiri, bukan di dalam halaman lain."],
    },
    none: {
      lead: "Browser tidak melihat kamera di perangkat ini.",
      steps: [
        "Pasang kamera, atau buka tutupnya bila ada.",
        "Halaman ini mencoba lagi sendiri begitu kamera terpasang.",
      ],
    },
    busy: {
      lead: "Aplikasi atau tab lain sedang memakai kamera ini.",
      steps: [
        "Tutup panggilan video, aplikasi kamera, dan tab lain yang memakai kamera.",
        "Pilih **Buka kamera lagi**.",
      ],
    },
    incapable: {
      lead: "Gambarnya terlalu kecil untuk foto yang diperlukan.",
      steps: ["Gunakan kamera lain, atau buka halaman ini di ponsel."],
    },
    turn: {
      lead: "Dalam posisi ini gambar kamera terlalu kecil.",
      steps: [
        "Tegakkan ponsel atau tablet Anda; bila sudah tegak, miringkan ke samping.",
        "Kamera terbuka lagi begitu perangkat diputar.",
      ],
    },
    insecure: {
      lead: "Browser hanya memberikan kamera kepada alamat yang diawali https.",
      steps: ["Buka lagi tautan yang Anda terima; alamatnya harus diawali **https://**."],
    },
    in_app: {
      lead: "Halaman ini terbuka di dalam aplikasi lain, yang tidak dapat memberikan kamera.",
      steps: ["Salin tautan di bawah ini.", "Buka Chrome, Safari, atau browser Anda, lalu tempel tautannya."],
    },
    reload: {
      lead: "Izin sudah beberapa kali ditolak. Browser hanya bertanya lagi setelah halaman dimuat ulang.",
      steps: [
        "Jika dimuat ulang, persetujuan, foto, dan jawaban Anda harus diberikan kembali.",
        "Setelah itu pilih **Izinkan** saat browser bertanya.",
      ],
    },
    silent: {
      lead: "Kamera sudah dibuka, tetapi gambarnya tidak muncul.",
      steps: [
        "Tutup aplikasi lain yang memakai kamera, dan periksa tutup lensanya.",
        "Pilih **Buka kamera lagi**. Bila tetap begini, mulai ulang perangkat atau gunakan browser lain.",
      ],
    },
    lost: {
      lead: "Kamera dicabut atau diambil alih, misalnya oleh panggilan. Jawaban Anda tetap ada.",
      steps: ["Pasang kembali kamera atau akhiri panggilan.", "Pilih **Buka kamera lagi**."],
    },
    unsupported: {
      lead: "Versi browser ini sudah usang, atau dibuat tanpa kamera.",
      steps: [
        "Perbarui browser ini, atau salin tautan di bawah ini.",
        "Tempel tautannya di Chrome, Safari, Edge, atau Firefox yang baru.",
      ],
    },
  },
};
