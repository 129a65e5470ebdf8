#!/bin/sh
# The whole job by commands alone, from an empty folder to a verified record: set up, fill in, sign, moderate, share,
# challenge, decide, accept, print, take out. Anything that goes wrong ends it.
#
# usage: commands.sh FOLDER QUESTIONNAIRE.toml      (S11TUI and PYTHON name the two programs, if they are not on the path)
set -eu

folder=$1
questionnaire=$2
S11TUI=${S11TUI:-s11tui}
PYTHON=${PYTHON:-python3}
S11TUI_WORKSPACE=$folder/partnership.s11
export S11TUI_WORKSPACE

step() { printf '\n== %s\n' "$*"; }

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# Run a command that must be refused with exit code 1 and one line.
refused() {
    if "$@" >"$folder/out" 2>"$folder/err"; then
        fail "was not refused: $*"
    else
        code=$?
    fi
    [ "$code" -eq 1 ] || fail "exit code $code instead of 1: $*"
    [ "$(wc -l <"$folder/err")" -eq 1 ] || fail "not one line: $(cat "$folder/err")"
}

# Read JSON on standard input; print the value of an expression over `it`.
pick() { "$PYTHON" -c 'import json, sys; it = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

# Reads what `return show --json` says; writes what is missing, as `return answer --from` takes it.
cat >"$folder/fill_in.py" <<'END'
import json
import sys

VALUES = {"yes-no": "yes", "number": "5", "date": "2026-03-01"}


def value(question, standard):
    if question["type"] == "one":
        return question["options"][0]
    if question["type"] == "many":
        return question["options"][:1]
    if question["type"] == "table":
        return [{column: "5" for column in question["columns"]}]
    return VALUES.get(question["type"], f"What we say about “{standard['title']}”: {question['text']}.")


def missing(place, standard):
    unanswered = [one for one in standard["questions"] if one["required"] and one["id"] not in standard["answers"]]
    found = {"id": standard["id"], "answers": {one["id"]: value(one, standard) for one in unanswered}}
    if standard["graded"] and standard["self_grade"] is None:
        grades = [grade for grade in standard["grades"] if grade["id"] != "n-a"]
        grade = grades[place % len(grades)]
        found |= {"self_grade": grade["id"], "self_reason": "Seen in the minutes of the year."}
        if "evidence" in grade["needs"]:
            found["evidence"] = [{"title": "Board minutes", "held_at": "Shared drive", "date": "2026-03-01"}]
        if "action" in grade["needs"]:
            found["actions"] = [{"what": "Put it right", "owner": "Head of service", "due": "2027-06-30"}]
    return found


shown = json.load(sys.stdin)
json.dump({"standards": [missing(place, one) for place, one in enumerate(shown["standards"])]}, sys.stdout)
END

# Fill in, as somebody, whatever a return still misses; a low grade may ask for more, so it takes a second look.
fill_in() {
    for look in first second; do
        "$S11TUI" return show "$1" --json | "$PYTHON" "$folder/fill_in.py" >"$folder/$look.json"
        state=$("$S11TUI" return answer "$1" --from "$folder/$look.json" --as "$2" --json | pick 'it["state"]')
    done
    [ "$state" = "ready" ] || fail "$1 is not ready: $("$S11TUI" return show "$1")"
}

step "A partnership with its numbers, agencies and people"
"$S11TUI" init --partnership "Exampleshire Safeguarding Children Partnership" --manager "Pat Manager"
"$S11TUI" partnership set front-door "01632 960001"
"$S11TUI" partnership set out-of-hours "01632 960002"
"$S11TUI" partnership set lado "01632 960003"
"$S11TUI" agency add "Exampleshire Police" --kind police --id police
printf 'name,kind,size,tags,id\nNorthtown Sports Club,sport,small,volunteer-led;overnight,club\n' >"$folder/agencies.csv"
"$S11TUI" agency import "$folder/agencies.csv"
refused "$S11TUI" agency add "Exampleshire Police" --kind police
"$S11TUI" person add "Lee Lead" --role lead --agency police --id lee
"$S11TUI" person add "Lou Lead" --role lead --agency police --id lou
"$S11TUI" person add "Carol Contributor" --role contributor --agency police --id carol
"$S11TUI" person add "Sam Chief" --role signatory --agency police --id sam
"$S11TUI" person add "Vic Volunteer" --role lead --agency club --id vic
"$S11TUI" person add "Mo Moderator" --role moderator --id mo
"$S11TUI" person add "Chris Chair" --role meeting-chair --id chris
"$S11TUI" person add "Fay Followup" --role follow-up --id fay

step "A round on a questionnaire that is checked and published on the way"
"$S11TUI" questionnaire check "$questionnaire"
refused "$S11TUI" round open "$questionnaire" --title "Section 11 2027" --due 19/03/2027
"$S11TUI" round open "$questionnaire" --title "Section 11 2027" --due 2027-03-19 --profile light
police=$("$S11TUI" return list --agency police --json | pick 'it[0]["return"]')
club=$("$S11TUI" return list --agency club --json | pick 'it[0]["return"]')

step "The police fill in: the first standard command by command, the others at once"
first=$("$S11TUI" return show "$police" --json | pick '[one["id"] for one in it["standards"] if any(asked["id"] == "in-place" for asked in one["questions"])][0]')
refused "$S11TUI" return answer "$police" "$first/in-place" --text "Who says so?"
"$S11TUI" return answer "$police" "$first/in-place" --text "A chief officer leads on it." --as lee
printf 'The board sees a dashboard.\nIt asks questions.\n' >"$folder/answer.txt"
"$S11TUI" return assign "$police" "$first" --to carol --as lee
"$S11TUI" return answer "$police" "$first/how-you-know" --file "$folder/answer.txt" --as carol
"$S11TUI" return answer "$police" "$first/difference" --text "Children are seen alone." --as lou
refused "$S11TUI" return grade "$police" "$first" splendid --as lee
"$S11TUI" return grade "$police" "$first" good --reason "Minutes and dashboard show it." --as lee
"$S11TUI" return evidence "$police" "$first" --title "Board minutes" --held-at "Shared drive" --date 2026-03-01 --as lee
"$S11TUI" return action "$police" "$first" --what "Case studies" --owner "Chief Inspector" --due 2027-06-30 --as lee
"$S11TUI" return comment "$police" "$first" --text "Ready to be read." --as lee
refused "$S11TUI" return submit "$police" --name "Sam Chief" --role "Chief Constable" --as lee
fill_in "$police" lee

step "Sent for sign-off, declined, sent again, signed"
"$S11TUI" return send "$police" --as lee
"$S11TUI" return decline "$police" --reason "The dashboard is last year's."
"$S11TUI" return answer "$police" "$first/how-you-know" --text "The board sees this year's dashboard." --as lee
"$S11TUI" return send "$police" --as lee
"$S11TUI" return sign "$police" --role "Chief Constable"
refused "$S11TUI" return answer "$police" "$first/in-place" --text "Too late." --as lee

step "The panel sends one standard back, and gets it again"
"$S11TUI" return return "$police" "$first" --reason "Say who the chief officer is."
refused "$S11TUI" return send "$police" --as lee
"$S11TUI" return answer "$police" "$first/in-place" --text "The deputy chief constable leads on it." --as lee
"$S11TUI" return reply "$police" "$first" --text "We named the post." --as lee
"$S11TUI" return submit "$police" --name "Sam Chief" --role "Chief Constable" --shown e-mail --as lee

step "Moderation, of which the police see nothing yet"
"$S11TUI" return show "$police" --json --as lee | pick 'it["standards"]' >"$folder/before"
"$S11TUI" moderate open "$police"
"$S11TUI" moderate propose "$police" "$first" ri --reason "PANEL-ONLY no example was seen" --how asked
"$S11TUI" moderate query "$police" "$first" --panel --text "PANEL-ONLY who asked?"
"$S11TUI" moderate agree "$police" "$first" ri --reason "PANEL-ONLY no decision changed" --meeting "Panel of 4 May"
"$S11TUI" moderate agree "$police" --rest confirmed
"$S11TUI" return show "$police" --json --as lee >"$folder/seen"
pick 'it["standards"]' <"$folder/seen" >"$folder/after"
cmp "$folder/before" "$folder/after" || fail "the agency's view changed before sharing"
"$S11TUI" return show "$police" "$first" --as lee >>"$folder/seen"
"$S11TUI" return list --json --as lee >>"$folder/seen"
if grep -q "PANEL-ONLY" "$folder/seen"; then fail "the agency sees the panel's words before sharing"; fi
"$S11TUI" moderate share "$police"
"$S11TUI" return show "$police" --json --as lee | grep -q "PANEL-ONLY no decision changed" || fail "nothing was shared"

step "The police ask for the grade to be looked at again, and it is decided"
"$S11TUI" moderate challenge "$police" "$first" --reason "The minutes of March show one." --as lou
state=$("$S11TUI" moderate decide "$police" "$first" good --reason "The minutes were seen." --json | pick 'it["state"]')
[ "$state" = "agreed" ] || fail "the return is $state, not agreed"

step "The club: filled in at once, signed on paper, read, not moderated, accepted"
fill_in "$club" vic
"$S11TUI" return submit "$club" --name "Gil Chair" --role "Chair" --signed-on 2026-11-01 --evidence "Scan in the office"
"$S11TUI" moderate open "$club"
"$S11TUI" moderate agree "$club" --rest not-moderated
"$S11TUI" moderate share "$club"
"$S11TUI" moderate accept "$club"
"$S11TUI" moderate close "$club"
"$S11TUI" round extend section-11-2027 --due 2027-04-09 --reason "Easter"

step "An action until it is verified"
action=$("$S11TUI" action list "$police" --json | pick 'it[0]["action"]')
"$S11TUI" action update "$action" in-hand --as lee
"$S11TUI" action update "$action" said-done --note "They went to the board." --as lee
refused "$S11TUI" action verify "$action" --how read --as lee
"$S11TUI" action verify "$action" --how tested --note "Seen."

step "Printed, taken out, verified"
"$S11TUI" report return "$police" -o "$folder/out-of-it"
"$S11TUI" report return "$club" -o "$folder/out-of-it" --as vic
"$S11TUI" export json -o "$folder/out-of-it"
"$S11TUI" return history "$police" --json | pick '[one["seq"] for one in it] == list(range(1, len(it) + 1)) or 1 / 0'
anchor=$("$S11TUI" return show "$police" --json | pick '"return/" + it["id"] + "=" + it["head"]')
"$S11TUI" round close section-11-2027
"$S11TUI" verify --anchor "$anchor"
refused "$S11TUI" verify --anchor "${anchor%=*}=$(printf '%064d' 0)"
"$S11TUI" backup "$folder/backup.s11"
"$S11TUI" verify --json
