/** What a password must be, said before it is refused. */
export const passwordHint = '至少 10 个字符，不要只用数字，不要包含登录账号。'
