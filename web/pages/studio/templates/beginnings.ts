/** How the text of a new letter may begin. */

interface Beginning {
  label: string
  text: (title: string) => string
}

const escaped = (title: string) => title.replace(/[<>&{}]/g, '')
const day = '<p>＿＿＿年＿＿月＿＿日</p>\n'

/** By key; more than these are other letters of the programme. */
export const beginnings: Readonly<Record<string, Beginning>> = {
  blank: {
    label: '空白的公文',
    text: (title) => `<h1>${escaped(title)}</h1>\n\n<p class="salutation">收文单位：</p>\n\n<p>正文。</p>\n`,
  },
  commitment: {
    label: '承诺书',
    text: (title) =>
      [
        `<h1>${escaped(title)}</h1>\n`,
        '<p class="salutation">收文单位：</p>\n',
        '<p>我单位自愿申报，现承诺如下：</p>',
        '<p>一、提交的材料真实、完整、有效。</p>',
        '<p>二、按规定使用资金，接受监督检查。</p>\n',
        "<p>{{seal '申报单位（公章）'}}</p>",
        day,
      ].join('\n'),
  },
  list: {
    label: '公告或名单',
    text: (title) =>
      [
        `<h1>${escaped(title)}</h1>\n`,
        '<p>根据通知要求，现将有关情况公布如下：</p>\n',
        '<p>（从左边插入表格）</p>\n',
        '<p>发文单位</p>',
        day,
      ].join('\n'),
  },
}
