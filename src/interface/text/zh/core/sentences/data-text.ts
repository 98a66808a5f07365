import type { Sentences } from '../../../core-words'

/** Of data as text: CSV and JSON Lines. */
export const dataText: Sentences = {
  'line {0}': '第 {0} 行',
  'line {0}: {1}.': '第 {0} 行：{1}。',
  'line {0}, column {1}': '第 {0} 行，列 {1}',
  'line {0} has {1}, but the header names {2}.': '第 {0} 行有 {1}，但表头列出 {2}。',
  'line 1 has {0}; a header such as obs_0,obs_1,action_0,reward,terminated,truncated,episode was expected.':
    '第 1 行有 {0}；应为这样的表头：obs_0,obs_1,action_0,reward,terminated,truncated,episode。',
  'line 1 names {0} columns; {1} are read at most.': '第 1 行列出 {0} 列；至多读取 {1} 列。',
  'line 1 holds numbers; the first line must name the columns (obs_0,obs_1,action_0,reward,...).':
    '第 1 行是数；第一行必须写出各列的名称（obs_0,obs_1,action_0,reward,...）。',
  'line 1 names {0} twice.': '第 1 行两次写了 {0}。',
  '{0} is empty; a number was expected.': '{0} 是空的；应为一个数。',
  '{0} is {1}; only finite numbers can be trained on.': '{0} 是 {1}；只有有限的数才能用于训练。',
  '{0} is {1}; decimals need a point, not a comma.': '{0} 是 {1}；小数要用点，不用逗号。',
  '{0} is {1}, not a number.': '{0} 是 {1}，不是数。',
  'Quoted field unterminated': '引号没有闭合',
  'Trailing quote on quoted field is malformed': '字段末尾的引号有误',
  'line {0} is longer than {1} characters.': '第 {0} 行超过 {1} 个字符。',

  'line 1 is not a JSON object: {0}; one transition per line was expected.':
    '第 1 行不是 JSON 对象：{0}；应为每行一条转移。',
  '{0} is null; {1} numbers were expected. Where the last rows of episodes have none, leave the field out: choose no next observations, and the following row is taken.':
    '{0} 是 null；应有 {1} 个数。若各回合的最后一行没有该字段，请不要使用它：不选下一观测，改用后一行的观测。',
  '{0} is one value; {1} numbers were expected, as in line 1.': '{0} 是一个值；应与第 1 行一样有 {1} 个数。',
  '{0} has {1}; line 1 has {2}.': '{0} 有 {1}；第 1 行有 {2} 个。',
  'holds lists in a list (images, or a whole episode in one line); one flat list of numbers per transition is supported.':
    '是列表套列表（图像，或整个回合写在一行）；支持的是每条转移一个平铺的数的列表。',
  'holds something other than numbers.': '含有数以外的内容。',
  'is a nested object; one flat list of numbers per transition is supported.':
    '是嵌套的对象；支持的是每条转移一个平铺的数的列表。',
  'is {0}, not a number.': '是 {0}，不是数。',
  'the text {0}': '文字 {0}',
  'a list': '一个列表',
  'a list in a list': '列表里的列表',
  'a nested {0}': '嵌套的 {0}',
}
