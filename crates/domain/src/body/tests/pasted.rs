//! What people paste: word processors, browsers, agencies, Markdown and plain text.

use crate::body::{Block, Body};

/// Reads HTML and writes it as Markdown, which is short enough to compare by eye.
fn markdown_of(html: &str) -> String {
    Body::from_html(html).unwrap().markdown()
}

#[test]
fn google_docs() {
    let html = concat!(
        "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><h1 dir=\"ltr\"><span style=\"font-weight:400\">Giá xăng</span></h1>",
        "<p dir=\"ltr\"><span style=\"font-weight:400;font-style:normal\">Từ </span><span style=\"font-weight:700\">hôm nay</span>",
        "<span style=\"font-weight:400;font-style:italic\">, giá giảm </span><a href=\"https://bao.vn/gia\" style=\"text-decoration:none;\">",
        "<span style=\"text-decoration:underline;color:#1155cc\">1.000 đồng</span></a>.</p><br />",
        "<ul><li dir=\"ltr\"><p role=\"presentation\"><span>E5</span></p></li><ul><li><p>RON 95</p></li></ul><li>Dầu</li></ul></b>",
    );
    assert_eq!(
        markdown_of(html),
        "## Giá xăng\n\nTừ **hôm nay**<em>, giá giảm</em> [1.000 đồng](https://bao.vn/gia).\n\n- E5\n  - RON 95\n- Dầu"
    );
}

#[test]
fn word() {
    let html = concat!(
        "<html xmlns:o='urn:x'><head><title>Bài</title><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><style>p {color:red}</style></head><body>",
        "<p class=MsoNormal><b><span lang=VI style='font-family:\"Times New Roman\"'>Hà\r\nNội</span></b><span> (TTXVN)<o:p></o:p></span></p>",
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><b><i>Nghiêng đậm<span style='font-weight:normal'> thường</span></i></b></p>",
        "<table class=MsoTable><tr><td><p>A</p></td><td><p>1</p><p>2</p></td></tr></table></body></html>",
    );
    let expected = "**Hà Nội** (TTXVN)\n\n***Nghiêng đậm** thường*\n\n|  |  |\n| --- | --- |\n| A | 1<br>2 |";
    assert_eq!(markdown_of(html), expected);
}

#[test]
fn content_editable() {
    let html = "<div>Một&nbsp;</div><div><br></div><div>Hai&nbsp; ba</div>bốn<br>năm<br><br>sáu 10&nbsp;km<div><span>bảy</span></div>";
    assert_eq!(markdown_of(html), "Một\n\nHai ba\n\nbốn<br>năm\n\nsáu 10\u{a0}km\n\nbảy");
}

#[test]
fn a_news_page() {
    let html = concat!(
        "<section><h1>Tít</h1><h3>Tít phụ<p>Sa-pô <a href='javascript:x()'>liên kết hỏng</a></p></h3>",
        "<figure><img src='/anh.jpg' alt='Cầu' width=640 height='x' onload=x()><figcaption>Cầu Long Biên <small class=credit>Ảnh: A</small></figcaption></figure>",
        "<p>Trước <img src=//evil.example/a.jpg><img data-src='https://anh.vn/b.jpg' src='data:,x'> sau</p>",
        "<blockquote class='x pull'>Một câu.<footer>— Ông B</footer></blockquote><blockquote><p>Hai.</p><p>Ba <cite>Kiều</cite>.</p><cite>Bà C</cite></blockquote>",
        "<hr><pre><code class='hljs language-rust'>fn a() {\n    &lt;b&gt;\n}</code></pre><iframe src='https://x.vn'>không</iframe></section>",
    );
    let expected = [
        "## Tít",
        "### Tít phụ Sa-pô liên kết hỏng",
        "<figure><img src=\"/anh.jpg\" alt=\"Cầu\" width=\"640\"><figcaption>Cầu Long Biên <small class=\"credit\">Ảnh: A</small></figcaption></figure>",
        "Trước",
        "![](https://anh.vn/b.jpg)",
        "sau",
        "<blockquote class=\"pull\"><p>Một câu.</p><footer>— Ông B</footer></blockquote>",
        "> Hai.\n>\n> Ba Kiều.\n>\n> <footer>Bà C</footer>",
        "---",
        "```rust\nfn a() {\n    <b>\n}\n```",
    ];
    assert_eq!(markdown_of(html), expected.join("\n\n"));
}

#[test]
fn galleries_and_captions_of_other_systems() {
    let html = "<figure class='wp-block-gallery'><figure><img src=/1.jpg><figcaption>Một</figcaption></figure><figure><img src=/2.jpg></figure>\
        <figcaption>Cả hai</figcaption></figure><figure><table><tr><th>A<th>B<tr><td>1<td>2</table><figcaption>Bảng</figcaption></figure>\
        <figure><blockquote>Lời</blockquote><figcaption>Người nói</figcaption></figure>";
    let body = Body::from_html(html).unwrap();
    assert_eq!(body.pictures().map(|picture| picture.url.as_str()).collect::<Vec<_>>(), ["/1.jpg", "/2.jpg"]);
    assert!(matches!(
        body.blocks(),
        [Block::Gallery { .. }, Block::Paragraph { .. }, Block::Table(_), Block::Paragraph { .. }, Block::Quote(_)]
    ));
    assert_eq!(body.plain_text(), "Một\n\nCả hai\n\nA\tB\n1\t2\n\nBảng\n\nLời\nNgười nói");
}

#[test]
fn wrong_nesting_is_understood_as_browsers_do() {
    assert_eq!(markdown_of("<p>a <b>b <i>c</b> d</i> e"), "a <strong>b *c*</strong><em> d</em> e");
    assert_eq!(markdown_of("<p><b>a</p><p>b</b> c</p>"), "**a**\n\n**b** c");
    assert_eq!(markdown_of("<p><span style='font-weight:bold'>a</p><p>b</p>"), "**a**\n\nb");
    assert_eq!(markdown_of("<a href=/1>x <a href=/2>y</a>"), "[x](/1) [y](/2)");
    assert_eq!(markdown_of("<b><table><tr><td>a</b></td><td>b</td></tr></table>c"), "|  |  |\n| --- | --- |\n| **a** | **b** |\n\n**c**");
    assert_eq!(markdown_of("<li>a<li>b"), "a\n\nb");
    assert_eq!(markdown_of("<table>x<tr><td>a<ul><li>b</table>c"), "|  |\n| --- |\n| a<br>b |\n\nx\n\nc");
}

#[test]
fn what_cannot_be_in_a_place_stands_after_it() {
    let html = "<ul><li>a <img src=/1.jpg> b</li><li><h2>c</h2><pre>d</pre></li></ul><table><tr><td>e<img src=/2.jpg></td></tr></table><h2>f<img src=/3.jpg></h2>\
        <blockquote><img src=/4.jpg></blockquote>g";
    let expected = "- a<br>b\n- c<br>`d`\n\n![](/1.jpg)\n\n|  |\n| --- |\n| e |\n\n![](/2.jpg)\n\n## f\n\n![](/3.jpg)\n\n![](/4.jpg)\n\ng";
    assert_eq!(markdown_of(html), expected);
}

#[test]
fn markdown_as_people_write_it() {
    let markdown = "# Tít\n\nMột *hai* __ba__ ~~bốn~~ `năm` <u>sáu</u>\nbảy  \ntám\n\n![Cầu](/a.jpg \"Long Biên\")\n\n1. a\n2. b\n   - c\n\n\
        | A | B |\n|---|--:|\n| 1 | `2\\|3` |\n\n> Lời\n> nói\n\n<script>x</script>\n\n***\n\n[x](javascript:alert(1)) [y][1]\n\n[1]: https://bao.vn/?a=1&b=2 'T'";
    let expected = concat!(
        "<h2>Tít</h2>\n<p>Một <em>hai</em> <strong>ba</strong> <s>bốn</s> <code>năm</code> <u>sáu</u> bảy<br>tám</p>\n",
        "<figure><img src=\"/a.jpg\" alt=\"Cầu\"><figcaption>Long Biên</figcaption></figure>\n<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>\n",
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td><code>2|3</code></td></tr></tbody></table>\n",
        "<blockquote><p>Lời nói</p></blockquote>\n<hr>\n<p>x <a href=\"https://bao.vn/?a=1&amp;b=2\" title=\"T\" rel=\"noopener\">y</a></p>",
    );
    assert_eq!(Body::from_markdown(markdown).unwrap().html(), expected);
}

#[test]
fn plain_text_of_an_agency() {
    let text = "\u{feff}HÀ NỘI (TTXVN)\r\n\r\n\r\nDòng một\r\ndòng hai <b>\r\n \t\r\n\u{0}Hết.";
    assert_eq!(Body::from_plain_text(text).unwrap().html(), "<p>HÀ NỘI (TTXVN)</p>\n<p>Dòng một<br>dòng hai &lt;b&gt;</p>\n<p>Hết.</p>");
    assert!(Body::from_plain_text(" \n\n").unwrap().is_empty());
}
