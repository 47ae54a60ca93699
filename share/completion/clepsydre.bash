# Completion of clepsydre's command line for bash 4 and later; needs no other file.

# What is typed so far, as files whose name ends so, and folders.
_clepsydre_files() {
	mapfile -t COMPREPLY < <(compgen -d -- "$2"; compgen -f -X "!*$1" -- "$2")
}

# _clepsydre_value KIND WORD: KIND is what the help calls a value, or the words that it may be.
_clepsydre_value() {
	case $1 in
	'') ;;
	RECORD) _clepsydre_files .clepsydre "$2" ;;
	SHEET) _clepsydre_files .csv "$2" ;;
	FILE*) _clepsydre_files .y*ml "$2" ;;
	FOLDER) mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
	NEW | KEY-FILE) mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
	*[A-Z]*) ;;
	*) mapfile -t COMPREPLY < <(compgen -W "${1//|/ }" -- "$2") ;;
	esac
}

_clepsydre() {
	# begin completion
	local -A options=(
		[common]='--lang --help --version'
		[check]=''
		[new]='--grid --cohort --rehearsal'
		[import]=''
		[join]='--as --key --card --ascii --monochrome --reader'
		[clock]='--ascii'
		[log]='--json --with-marks'
		[export]='--format --to --document --csv'
		[copy]=''
		[verify]='--head --file'
		[why]=''
		[access]='--keys --cards --server --host-key --seat --sshd --account --account-keys'
	)
	local -A values=(
		[common--lang]='fr|en'
		[new--grid]='FILE'
		[new--cohort]='FILE'
		[join--as]='SEAT'
		[export--format]='pdf|html|xlsx|csv|json'
		[export--to]='FOLDER'
		[export--document]='proces-verbal|emargement|conditions-de-passage|resultat|annexe-confidentielle'
		[export--csv]='excel-fr|rfc4180'
		[verify--head]='N:HASH'
		[verify--file]='EXPORT'
		[access--keys]='KEY-FILE'
		[access--server]='NAME'
		[access--host-key]='KEY-FILE'
		[access--seat]='SEAT'
		[access--account]='NAME'
		[access--account-keys]='NAME'
	)
	local -A arguments=(
		[check]='FILE…'
		[new]='RECORD'
		[import]='RECORD SHEET'
		[join]='RECORD'
		[clock]='RECORD'
		[log]='RECORD'
		[export]='RECORD'
		[copy]='RECORD NEW'
		[verify]='RECORD'
		[why]='RECORD CANDIDATE'
		[access]='RECORD'
	)
	local commands='check new import join clock log export copy verify why access'
	# end
	local word=${COMP_WORDS[COMP_CWORD]} verb= kind= typed i
	local -a wanted=()
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		typed=${COMP_WORDS[i]}
		if [[ $typed == = ]]; then
			: # bash takes --lang=fr for three words
		elif [[ -n $kind ]]; then
			kind= # that was its value
		elif [[ $typed == -* ]]; then
			kind=${values[$verb$typed]}${values[common$typed]}
		elif [[ -z $verb ]]; then
			verb=$typed
			wanted=(${arguments[$verb]})
		elif [[ ${wanted[0]} != *… ]]; then
			wanted=("${wanted[@]:1}")
		fi
	done
	[[ $word == = ]] && word=
	if [[ -n $kind ]]; then
		_clepsydre_value "$kind" "$word"
	elif [[ $word == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "${verb:+${options[$verb]} }${options[common]}" -- "$word")
	elif [[ -n $verb ]]; then
		_clepsydre_value "${wanted[0]}" "$word"
	else
		mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
	fi
}

complete -o filenames -F _clepsydre clepsydre
