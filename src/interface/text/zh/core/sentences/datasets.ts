import type { Sentences } from '../../../core-words'

/** Of datasets once they are there: worlds that they fit, recipes, surgery. */
export const datasets: Sentences = {
  'observations have {0}, the environment gives {1}': '观测有 {0}，环境给出 {1} 个',
  'actions have {0}, the environment takes {1}': '动作有 {0}，环境接受 {1} 个',
  '{0} of {1} actions ({2} %) lie outside [{3}, {4}] in action {5}: they reach from {6} to {7}, first in transition {8}.':
    '{1} 个动作中有 {0} 个（{2}%）在动作分量 {5} 上超出 [{3}, {4}]：范围从 {6} 到 {7}，最先出现在第 {8} 条转移。',
  'there is no dataset to put together.': '没有可以合并的数据集。',
  '{0} has {1} numbers in an observation and {2} in an action, but {3} has {4} and {5}; only datasets of the same sizes can be put together.':
    '{0} 的观测有 {1} 个数、动作有 {2} 个，而 {3} 分别有 {4} 个和 {5} 个；只有大小相同的数据集才能合并。',
  'No built-in environment has {0} observations and {1} actions in a step: it trains offline only, and returns cannot be measured.':
    '没有内置环境每步有 {0} 个观测和 {1} 个动作：只能离线训练，也无法测量回报。',
  '{0} (bounds of {1})': '{0}（{1}的边界）',
  'No transition has been recorded yet; drive at least one step.': '还没有录下任何转移；请至少驾驶一步。',
  'All of {0} episodes in a row ended in a failure and were dropped; keep them or choose other behaviour policies.':
    '连续 {0} 个回合都以失败告终而被丢弃；请保留它们，或选用其他行为策略。',
  'The recipe for a dataset is wrong at {0}: {1}.': '数据集的配方在 {0} 处有误：{1}。',
  '{0} has no behaviour policy "{1}"; it has {2}.': '{0} 没有行为策略“{1}”；它有 {2}。',
  'All shares are 0; give at least one behaviour policy a share above 0.':
    '所有份额都是 0；请至少给一个行为策略大于 0 的份额。',
  'There are {0} priorities for {1} rows; they belong to other data.': '{1} 行却有 {0} 个优先级；它们属于别的数据。',
  'An operation on the data is wrong at {0}: {1}.': '对数据的一项操作在 {0} 处有误：{1}。',
  'from 0 to 1': '从 0 到 1',
  'at least 0 and below {0}': '至少为 0 且小于 {0}',
  'The {0} is {1}; it has to be {2}.': '{0}是 {1}；它必须{2}。',
  'share to drop': '要丢弃的份额',
  'share to flip': '要翻转的份额',
  'share to keep': '要保留的份额',
  'Nothing of {0} would be left; take away less.': '{0} 将什么也不剩；请少去掉一些。',
  'There is no observation entry {0}; {1} has 0 to {2}.': '没有观测分量 {0}；{1} 有 0 到 {2}。',
  'The reward of {0} is no known function of what the agent sees.': '{0}的奖励不是智能体所见的已知函数。',
  '{0} has {1} numbers in an observation and {2} in an action; {3} has {4} and {5}.':
    '{0} 的观测有 {1} 个数、动作有 {2} 个；{3}分别有 {4} 个和 {5} 个。',
  'This dataset is no longer there; read the file again.': '这个数据集已不在；请重新读取文件。',
  'This run has not finished an episode online yet; let it go online first.':
    '这次运行还没有在线完成一个回合；请先让它进入在线阶段。',
  'MOPO learns its model from data; choose a dataset.': 'MOPO 从数据学习模型；请选择一个数据集。',
  'The dynamics model was fitted on rows that this dataset does not have.':
    '动力学模型是在这个数据集所没有的行上拟合的。',
}
