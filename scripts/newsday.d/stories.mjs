// Forty stories: what happens, and where.

const WHAT = ["Khánh thành cầu mới", "Chợ đêm mở cửa", "Trường học thêm thư viện", "Đội bóng thắng ngược", "Giải chạy ven sông"];
const WHERE = ["Bến Sông", "Cửa Lạch", "Gò Dầu", "Vĩnh Tân", "Tân Thuận", "An Hòa", "Phú Lâm", "Đông Xuyên"];

/** The inputs of forty stories, in turn for the one and the other section. */
export function stories(news, sport) {
  return WHERE.flatMap((where) => WHAT.map((what) => `${what} ở ${where}`)).map((headline, number) => ({
    headline,
    sectionId: number % 2 === 0 ? news : sport,
    standfirst: `${headline}: chuyện của một buổi sáng, kể bằng vài dòng.`,
    body: { markdown: `${headline} vào sáng nay.\n\nNgười dân đến từ sớm, ai cũng muốn thấy tận mắt.\n` },
    legallySensitive: number === 6,
  }));
}
