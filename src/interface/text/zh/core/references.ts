/** Defaults of the reference implementations that several schemas note alike, where the note has words. By the English. */
export const references: Readonly<Record<string, string>> = {
  '-1 in CORL and OfflineRL-Kit; MOPO’s authors use -3 in total': 'CORL 与 OfflineRL-Kit 为 -1；MOPO 作者用总和 -3',
  '-5 on sparse mazes in CQL and Cal-QL': 'CQL 与 Cal-QL 在稀疏奖励迷宫上为 -5',
  '0 in the reference implementations, which have a hundred times longer to lower it':
    '参考实现为 0，它们有一百倍的时间让它下降',
  '0.005 in the reference implementations, which train a hundred times longer': '参考实现为 0.005，它们的训练长一百倍',
  '0.5 in Cal-QL (mixing_ratio)': 'Cal-QL 为 0.5（mixing_ratio）',
  '1 at the start of automatic tuning': '自动调节的初值为 1',
  '1 in the reference implementations': '参考实现为 1',
  '10 on sparse mazes in CQL and Cal-QL': 'CQL 与 Cal-QL 在稀疏奖励迷宫上为 10',
  '256 in the reference implementations': '参考实现为 256',
  '3e-4 in most reference implementations': '多数参考实现为 3e-4',
  '3e-4 in the reference implementations': '参考实现为 3e-4',
  'as the policy’s: 3e-5 in CORL, 1e-4 in OfflineRL-Kit': '与策略相同：CORL 为 3e-5，OfflineRL-Kit 为 1e-4',
  'automatic in CORL, OfflineRL-Kit and JaxCQL': 'CORL、OfflineRL-Kit 与 JaxCQL 为自动',
  'on in CORL’s AWAC and TD3+BC, off in OEMA’s offline stage': 'CORL 的 AWAC 与 TD3+BC 为开，OEMA 的离线阶段为关',
  'RLPD collects with uniform random actions, WSRL with the pretrained policy':
    'RLPD 用均匀随机动作收集，WSRL 用预训练的策略',
}
