/** Word lists that several phrases of the catalogue share. */

export const exceeds = '(exceeds|over|overflows|longer than|larger than|greater than)';
export const failed = '(failed|error|not|timeout|timed out)';
export const blocked = '(blocked|flagged|rejected|filtered|refused|declined)';
export const ended =
  '(expired|exhausted|depleted|used up|insufficient|too low|not enough|negative|required)';
export const reached = '(reached|exceeded|hit)';
export const media = '(image|audio|video|pdf|document|file)';
export const shut = '(deactivated|disabled|suspended|banned|terminated|restricted|locked)';
