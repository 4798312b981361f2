# SPDX-License-Identifier: MIT
# Bash completion for partners(1).

_partners ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}
  local input='--history --request --subject --scale --date --seed --json --help'
  local rules='--absent --away-today --apart --together --closed --fresh'
  local policy='--strategy --gap --must-match --must-differ --rhythm --round-days --min-tenure --max-tenure --slack --cooldown --between --odd'
  local round='--another --keep --yes --dry-run --reasons --show-request'
  local all='--all'
  local class='--seed --rounds --pupils'
  local file='--file --json --help' yes='--yes'
  local new='--from --title --history --closed --seed --subject --scale'
  local out='--output' view='--view' form='--format --key' before='--before' board='--board' late='--late'
  local rule='--until --reason --end' tiers='--subject --weight --hard --order --seed'
  local words=

  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W 'pair check why generate new show today advice swap feedback roster apart together pin friends prefer holiday policy history coverage stats print export undo forget purge help --help --version' -- "$cur"))
    return
  fi
  case $prev in
    --strategy) words='mixed mixed-fold mixed-half mixed-near matched nearest tutor random uniform' ;;
    --rhythm) words='day week fortnight three-weeks half-term' ;;
    --between) words='change stay' ;;
    --odd) words='three adult' ;;
    --scale) words='ks2-ta ks2-scaled thirds quarters fifths' ;;
    --date|--until|--before) words='today tomorrow monday tuesday wednesday thursday friday' ;;
    --view) words='board cards list term teacher' ;;
    --format) words='csv roster json research research-roster' ;;
    --hard) words='max-tenure min-tenure none' ;;
    --file|-f) COMPREPLY=($(compgen -f -X '!*.partners' -- "$cur")); return ;;
    --history|--request|--from|--key|--output|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --subject|--seed|--rounds|--pupils|--title|--reason|--weight|--order|--late|--absent|--away-today|--apart|--together|--closed) return ;;
    --gap|--must-match|--must-differ|--round-days|--min-tenure|--max-tenure|--slack|--cooldown) return ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    return
  fi
  case $verb in
    pair) words="--file $input $rules $policy $round" ;;
    check) words="--file $input $rules $policy $all" ;;
    why) words="--file $input $rules $policy" ;;
    generate) words="$class --json --help" ;;
    new) words="$new $policy --json --help" ;;
    show) words="$file --date $board $out" ;;
    today) words="$file --date --absent $late" ;;
    advice|feedback) words="$file --date" ;;
    swap) words="$file --date $yes" ;;
    roster) words="$file --subject --scale --date $yes add edit rename remove import" ;;
    apart|together|pin|friends|prefer|holiday) words="$file $rule" ;;
    policy) words="$file $policy $tiers" ;;
    coverage|stats) words="$file $out" ;;
    print) words="$file --date $view $out" ;;
    export) words="$file $form $out" ;;
    history|undo) words="$file" ;;
    forget) words="$file $yes" ;;
    purge) words="$file $before $yes" ;;
    help) words='pair check why generate new show today advice swap feedback roster apart together pin friends prefer holiday policy history coverage stats print export undo forget purge' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
    *) if [ "$verb" = help ] || [ "$verb" = roster ]; then
         COMPREPLY=($(compgen -W "$words" -- "$cur"))
       else
         COMPREPLY=($(compgen -f -- "$cur"))
       fi ;;
  esac
}
complete -o filenames -F _partners partners
