"""The closed lists that a questionnaire may use."""

KINDS: dict[str, str] = {
    "council": "Council",
    "district": "District council",
    "police": "Police",
    "health": "Health provider",
    "icb": "Integrated care board",
    "gp": "General practice",
    "probation": "Probation",
    "youth-justice": "Youth justice",
    "secure-estate": "Secure estate",
    "fire": "Fire and rescue",
    "housing": "Housing",
    "school": "School",
    "college": "College",
    "training-provider": "Training provider",
    "alternative-provider": "Alternative provider that is not a school",
    "early-years": "Early years setting",
    "charity": "Charity or community body",
    "faith": "Faith body",
    "sport": "Sport body",
    "commissioned": "Commissioned or private provider",
}

PHASES: dict[str, str] = {
    "early-years": "Early years",
    "first": "First",
    "primary": "Primary",
    "middle": "Middle",
    "secondary": "Secondary",
    "further-education": "Further education",
    "special": "Special",
    "alternative-provision": "Alternative provision",
    "independent": "Independent",
}

SIZES: dict[str, str] = {
    "sole": "One person working alone",
    "small": "Fewer than 10 people",
    "medium": "10 to 249 people",
    "large": "250 people or more",
}

TAGS: dict[str, str] = {
    "academy": "Academy or trust school",
    "maintained": "Maintained by the council",
    "boarding": "Boarding or residential",
    "sixth-form": "Has a sixth form",
    "commissions-services": "Commissions services for children",
    "hires-out-premises": "Hires out premises",
    "licensing": "Has licensing functions",
    "volunteer-led": "Led by volunteers",
    "works-with-adults": "Works with adults who are parents",
    "transport": "Carries children",
    "online-services": "Gives services online",
    "overnight": "Looks after children overnight",
}

SIGN_OFF_ROLES: dict[str, str] = {
    "chief-officer": "Chief officer",
    "head-teacher": "Head teacher or principal",
    "chair-of-governors": "Chair of governors",
    "proprietor": "Proprietor",
    "chair-of-trustees": "Chair of trustees",
    "manager": "Manager of the setting",
    "owner": "Owner",
}

QUESTION_TYPES = ("yes-no", "one", "many", "text", "long-text", "number", "date", "table", "note")
COLUMN_TYPES = ("text", "number", "date")
NEEDS = ("reason", "action", "evidence")
BRINGS = ("no", "show", "fill")

PLACEHOLDERS: dict[str, str] = {
    "front_door": "the front door (who to call about a child)",
    "out_of_hours": "the out-of-hours number",
    "lado": "the LADO (allegations against staff)",
    "threshold_guide": "the threshold guide",
    "escalation_policy": "the escalation policy",
}

NOT_APPLICABLE = "n-a"
"""The grade that is on every scale without being declared."""
