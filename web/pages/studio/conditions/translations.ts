/** The builder's words. */
export const translations = {
  fields: { title: '比较什么', placeholderName: '~', placeholderLabel: '选择' },
  operators: { title: '怎样比较', placeholderName: '~', placeholderLabel: '选择' },
  value: { title: '比较的值' },
  combinators: { title: '全部满足还是任一' },
  addRule: { label: '添加一条', title: '添加一条' },
  addGroup: { label: '添加一组', title: '添加一组' },
  removeRule: { label: '删除', title: '删除这一条' },
  removeGroup: { label: '删除这组', title: '删除这组' },
  notToggle: { label: '反过来', title: '反过来：这一组不满足时才算满足' },
  shiftActionUp: { label: '↑', title: '上移' },
  shiftActionDown: { label: '↓', title: '下移' },
}
