import type { Sentences } from '../../../core-words'

/** Of backends, of steps that run eagerly, of workers, and of runs that come to grief. */
export const faults: Sentences = {
  'The ball would leave the maze: close its border with "#".': '球会滚出迷宫：请用 "#" 封闭边界。',
  'The maze needs two free cells, one for the start and one for the goal.':
    '迷宫需要两个空格，一个作起点，一个作目标。',
  'Asked for.': '按要求选用。',
  'The fastest that works here.': '在这里可用的之中最快。',
  'A step takes {0} here, and {1} on {2}.': '在这里一步需 {0}，在 {2} 上需 {1}。',
  'Slower here.': '在这里较慢。',
  'The only one that works here.': '在这里唯一可用的。',
  'No backend works on this machine. {0}': '这台机器上没有可用的后端。{0}',
  'This browser offers no WebGPU.': '这个浏览器不提供 WebGPU。',
  'WebGPU runs in software here.': 'WebGPU 在这里由软件模拟。',
  'This machine has no WebAssembly SIMD.': '这台机器没有 WebAssembly SIMD。',
  'The backend "{0}" does not start on this machine.': '后端“{0}”在这台机器上无法启动。',
  'It computes wrong numbers: the same small step gave {0} at first and {1} now.':
    '它算错了数：同一小步起初得到 {0}，现在得到 {1}。',
  'It computes wrong numbers on this machine ({0} where {1} is right).':
    '它在这台机器上算错了数（得到 {0}，正确的是 {1}）。',
  'The GPU is gone: {0}': 'GPU 已失去：{0}',
  'WebGPU does not take a kernel: {0}': 'WebGPU 不接受一个内核：{0}',
  'The backend has not started yet.': '后端还没有启动。',

  'A training step runs eagerly, and slower: {0}.': '训练步逐个执行运算，因而较慢：{0}。',
  'asked for': '按要求如此',
  'the compiler failed ({0})': '编译失败（{0}）',
  '_FusedMatMul with activation {0}': '带激活函数 {0} 的 _FusedMatMul',
  'Fill with a string': '用字符串填充的 Fill',
  'GatherV2 with batch dimensions': '带批次维度的 GatherV2',
  'a tensor outlived the trace that made it': '有张量在产生它的追踪结束后仍被使用',
  'a tensor of type {0}': '类型为 {0} 的张量',
  'a tensor without values': '没有值的张量',
  'reading a tensor (data) inside the step': '在步内读取张量（data）',
  'reading a tensor (dataSync, arraySync) inside the step': '在步内读取张量（dataSync、arraySync）',
  'the step computes something else at each call (random numbers or counters of its own)':
    '这一步每次调用计算的内容都不同（自带随机数或计数器）',
  'the operation {0}': '运算 {0}',
  'a matrix product over {0} terms (at most {1})': '含 {0} 项的矩阵乘积（至多 {1} 项）',

  'Training diverged {0}: {1}.': '训练{0}发散：{1}。',
  'at step {0}': '在第 {0} 步',
  'between steps {0} and {1}': '在第 {0} 步到第 {1} 步之间',
  'an action': '一个动作',
  '{0} is no finite number any more': '{0} 已不是有限的数',
  'parameters ran away': '参数失控',
  '{0} (network "{1}")': '{0}（网络“{1}”）',
  'The last change was {0} at step {1}.': '最后一次改动是第 {1} 步的 {0}。',
  '{0}: {1} → {2}': '{0}：{1} → {2}',
  'A smaller learning rate usually helps.': '减小学习率通常有用。',

  'The training worker no longer answered.': '训练线程不再应答。',
  'The browser ended a training worker without saying why. In WebKit this happens to further workers of a development server: open the built site (npm start), or use another browser.':
    '浏览器未说明原因就结束了一个训练线程。WebKit 打开开发服务器时，后续线程会这样：请打开构建好的网站，或换用其他浏览器。',
  'Another run has taken its place in the worker. It can go on as a fork of its last kept state.':
    '另一次运行接替了它在工作线程中的位置。可以从它最后保留的状态分支继续。',
  'It was read from a file: its curves are shown, its networks are not in the file.':
    '它读自文件：可以查看曲线，文件中没有网络。',
  'At most {0} states are kept by hand for each run; the one of step {1} was let go.':
    '每次运行最多手动保留 {0} 个状态；第 {1} 步的状态已被放弃。',
  'The list holds at most {0} runs; the oldest that had ended, seed {1} of {2}, was taken off.':
    '列表最多容纳 {0} 次运行；最早结束的一次（{2}，种子 {1}）已被移除。',
  'The run ended at step {0} before it was switched: no step is left on which another algorithm could learn. Begin anew with it, or raise the online steps first.':
    '这次运行在切换之前已于第 {0} 步结束：没有剩余的步可供另一种算法学习。请用它重新开始，或先增加在线步数。',
  'Something failed without saying what': '出了故障，但没有说明原因',
  'A panel could not be computed: {0}': '有一个面板无法计算：{0}',
  'The environment view stopped: {0}': '环境画面已停止：{0}',
  'There is no run to freeze yet.': '还没有可以冻结的运行。',
  '{0} has nothing to show for "{1}".': '{0} 没有可为“{1}”显示的内容。',
  'The penalty unit "speed" needs an environment whose observation tells places; choose "as predicted", or a maze.':
    '惩罚单位“速度”需要观测能表明位置的环境；请选择“按预测”，或选择迷宫。',
  'The penalty "true error" needs an environment whose state an observation tells; choose one that the ensemble computes.':
    '惩罚“真实误差”需要一个能由观测得知状态的环境；请选用由集成模型计算的惩罚。',

  'V* has not been computed for this environment.': '还没有为这个环境计算 V*。',
  'Without an environment there is nothing to compute V* of.': '没有环境，就没有可计算 V* 的对象。',
  '{0} does not tell the ranges of its state.': '{0}没有给出状态的范围。',
  '{0} has a state of {1} dimensions; a grid covers {2} at most.': '{0}的状态有 {1} 维；网格至多覆盖 {2} 维。',

  'The maze has no start; mark one cell with S.': '迷宫没有起点；请用 S 标出一格。',
  'The maze has no goal; mark one cell with G.': '迷宫没有目标；请用 G 标出一格。',
  'No way leads from the start in row {0}, column {1} to a goal; open a wall.':
    '从第 {0} 行第 {1} 列的起点没有路通向目标；请打开一面墙。',
  'A maze has 2 cells at least and {0} by {1} at most; this one has {2} by {3}.':
    '迷宫至少 2 格，至多 {0} × {1}；这个是 {2} × {3}。',
  'Row {0} of the maze has {1} cells, row 1 has {2}.': '迷宫第 {0} 行有 {1} 格，第 1 行有 {2} 格。',
  'Row {0}, column {1} of the maze is "{2}"; "." is free, "#" wall, "S" start, "G" goal.':
    '迷宫第 {0} 行第 {1} 列是“{2}”；“.”为空地，“#”为墙，“S”为起点，“G”为目标。',
  'The goal ({0}, {1}) is in the wall (x below 2, y from 1 to 2); choose a place outside.':
    '目标（{0}, {1}）在墙里（x 小于 2，y 从 1 到 2）；请选墙外的位置。',
  'The start ({0}, {1}) is in the wall (x below 2, y from 1 to 2); choose a place outside at least {2} m away from it.':
    '起点（{0}, {1}）在墙里（x 小于 2，y 从 1 到 2）；请选墙外、离墙至少 {2} m 的位置。',

  '“{0}” is no number of threads; 1 to {1} are possible.': '“{0}”不是线程数；可以用 1 到 {1}。',
  'One thread: only compiled WebAssembly shares a step.': '单线程：只有编译执行的 WebAssembly 会把一步分给多个线程。',
  '{0} has {1} numbers; {2} transitions of {3} are {4}.': '{0} 有 {1} 个数；{2} 条转移、每条 {3} 个，应为 {4} 个。',
  '{0}, row {1}: {2} is no finite number.': '{0}，第 {1} 行：{2} 不是有限数。',
  'A thread did not finish its part of a step.': '有一个线程没有完成它那部分运算。',
  'One thread, as asked.': '单线程，按要求。',
  'One thread: this page may not share memory, for which it needs isolation headers and a browser that heeds them.':
    '单线程：此页面不能共享内存；这需要隔离响应头以及支持它们的浏览器。',
  'One thread: this machine has one core.': '单线程：这台机器只有一个核心。',
  'At most {0} threads share a step, as asked.': '每一步至多由 {0} 个线程分担，按要求。',
  'At most {0} threads share a step, and only as many as make it faster, which is tried now and then. Further seeds train on one thread each: side by side they finish sooner.':
    '每一步至多由 {0} 个线程分担，只用能加快它的数目，并不时重新测试。其余种子各用一个线程：并排训练完成得更早。',
}
