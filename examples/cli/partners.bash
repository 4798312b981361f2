# SPDX-License-Identifier: MIT
# Bash completion for partners(1).

_partners ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}
  local input='--history --request --subject --scale --date --seed --json --help'
  local rules='--absent --away-today --apart --together --closed'
  local policy='--strategy --round-days --min-tenure --max-tenure --slack --cooldown --between --odd'
  local round='--another --dry-run --reasons --show-request'
  local all='--all'
  local class='--seed --rounds --pupils'
  local words=

  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W 'pair check why generate help --help --version' -- "$cur"))
    return
  fi
  case $prev in
    --strategy) words='mixed mixed-fold mixed-near matched tutor random uniform' ;;
    --between) words='change stay' ;;
    --odd) words='three adult' ;;
    --scale) words='ks2-ta ks2-scaled thirds quarters fifths' ;;
    --date) words='today' ;;
    --history|--request) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --subject|--seed|--rounds|--pupils|--absent|--away-today|--apart|--together|--closed) return ;;
    --round-days|--min-tenure|--max-tenure|--slack|--cooldown) return ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    return
  fi
  case $verb in
    pair) words="$input $rules $policy $round" ;;
    check) words="$input $rules $policy $all" ;;
    why) words="$input $rules $policy" ;;
    generate) words="$class --json --help" ;;
    help) words='pair check why generate' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
    *) if [ "$verb" = help ]; then
         COMPREPLY=($(compgen -W "$words" -- "$cur"))
       else
         COMPREPLY=($(compgen -f -- "$cur"))
       fi ;;
  esac
}
complete -o filenames -F _partners partners
