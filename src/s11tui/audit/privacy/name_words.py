"""Words that names stand beside, and words that look like names and are none.

The given names are a modest list across the communities of England, made for this program. It is a help and no gate: a
name that is not in it is found where the words beside it leave little doubt.
"""

import unicodedata
from functools import lru_cache

from s11tui.audit.privacy.word_list import words_of

GIVEN_NAMES = words_of(
    """
    aaliyah aaron abdi abdul abigail abubakar ada adam adebayo adeola adrian agnieszka ahmed aidan aisha alan alejandro
    aleksandra alex alexander alexandru alfie ali alice alicia amara amelia amina amir amy ana anastasia andre andreea
    andrei andrew aneta angharad anita anna anne antoni anya arjun arthur asha ava ayaan ayesha bartosz beata ben
    benjamin bethan billy bilal blessing bogdan bronwyn caitlin callum carys charlie charlotte chidi chinedu chloe
    christopher connor cristina daisy daniel danielle darius david dawid deepak dylan ebony edward elena eleri elif
    ella ellie elijah elizabeth emeka emilia emily emma emmanuel ethan eva evan evie farah fatima fatou femi ffion filip
    finley florence folasade freddie freya gabriel gabriela gareth george georgia gethin grace gurpreet gwen hamza
    hannah harpreet harriet harry harvey hassan henry holly hussain ibrahim idris ikram imran ioana ioan isaac isabella
    ishaan isla ivan jack jacob jade jake jakub james jamie jan jane jasmine jason jayden jessica joanna joe john jordan
    joseph joshua julia kacper kai karolina katarzyna kate katie kayleigh kevin khadija kian kiera kofi kwame kyle
    laila latifah laura lauren layla leah leo leon lewis liam lily lola louis lucas lucy luca luke maciej madison maja
    malik marcus maria mariam mariana marta maryam mason mateusz matei matilda matthew maya megan meera mia michael
    mihai millie mohamed mohammad mohammed molly morgan moses muhammad musa mustafa nadia naomi natalia nathan nia
    niamh nikita nikola ngozi noah nour oliver olivia oluwaseun omar oscar osian oskar owen paige parveen patrick
    patrycja paul peter phoebe piotr poppy priya rachel radu rania reece rebecca rhys riley robert rohan ruby ryan
    sadia safiya samantha samir samuel sana sanjay sara sarah scarlett scott sean sebastian shabana shanice shannon
    siân sienna simran siobhan sofia sophie stanislaw stefan stephen sunita szymon taylor tegan temitope tendai
    theo thomas toby tyler uzma victoria vikram vlad wiktoria william xavier yasmin yousef yusuf zahra zainab zara zoe
    zofia zuzanna
    """
) | {"sian"}

CHILD = words_of(
    """
    child pupil student learner boy girl son daughter sibling baby toddler infant teenager youngster brother sister
    twin nephew niece grandson granddaughter stepson stepdaughter schoolboy schoolgirl newborn stepbrother stepsister
    """
)
CHILDREN = words_of(
    """
    children pupils students learners boys girls sons daughters siblings babies toddlers infants teenagers brothers
    sisters twins nephews nieces
    """
)
PARENTS = words_of(
    """
    mother father mum dad mummy daddy stepmother stepfather stepmum stepdad grandmother grandfather nan gran grandad
    brother sister
    """
)
KIN = PARENTS | words_of(
    """
    parents parent carer carers family siblings sibling guardian aunt uncle friend friends home class classmates teacher
    school nursery case file plan placement bruise bruises injury injuries behaviour attendance disclosure social key
    foster bedroom risk safety health education chronology keyworker
    """
)
"""What a child has: “Jamie’s …”. A name nobody knows needs one of the parents."""

STAFF = words_of(
    """
    lead leads officer officers head headteacher headmaster headmistress manager managers governor governors dsl ddsl
    dsls ddsls lado chair chairs chairman chairwoman chairperson mr mrs ms miss mx dr pc di dc ds dci sgt sergeant
    inspector constable superintendent detective worker workers teacher teachers tutor senco sendco nurse doctor gp
    visitor midwife coordinator co-ordinator director principal deputy assistant councillor cllr rev reverend imam rabbi
    pastor trustee trustees secretary clerk consultant practitioner psychologist therapist counsellor solicitor judge
    professor prof sir dame lord lady author scrutineer moderator signatory commissioner coach volunteer childminder
    adviser advisor supervisor colleague colleagues staff dpo ceo iro mp executive president receptionist bursar matron
    mentor trainer instructor firefighter paramedic facilitator minister owner proprietor partner pharmacist dentist
    paediatrician surgeon advocate
    """
)

NOT_NAMES = words_of(
    """
    a about academic act action activity adult adults africa african after agency agenda all alternative although an
    and any appendix april area arrangements as asian assembly assessment at audit august autumn bangladeshi benefit
    because before black board body both british but by cafcass caribbean care carers case catholic cause chapter
    charter childline christian church club college commission committee community complex conference contact contextual
    council court criminal curriculum
    data date death december deceased department development diary did disability disclosure domestic during each early
    easter education eid eight elective employment english england england’s equality even every everyone exclusion
    executive exploitation extra family february female find five following for form foster four framework friday from
    front general girls group guidance guides had has have having he health help her here his hindu home hospital hub
    ict if immigration in including independent indian indicator inspection intake integrated intervention is it its
    january jewish july june justice key language last law learning leaving legal level lgbt lives local london looked
    looking march massage may meeting mental missing monday most multi muslim my national neglect neither network new
    next no none nor north not note november number nursery october of ofsted on one only online open operation or other
    our out overview pakistani pastoral pathway placed plan play police policy polish practice pregnancy premium prevent
    primary priority programme progress protection public pupils ramadan reception record reference referral referrals
    register report restorative review rights risk roma romanian romany room safe safeguarding safety saturday school
    schools scouts secondary section seen seven services service sessions sex sexual she sikh since sixth social some
    somali south special spring standard statutory strategy student summer sunday support survey tables team ten term
    that the their them then these they this those three thursday to together training transfer travel traveller
    trafficking traveling tuesday two under union unit until up victim violence virtual voice was we wednesday
    welfare welsh were west what when where which while white who whose winter with within without work workforce
    working workshop year years young youth you your later yesterday today tomorrow
    recently sadly unfortunately sometimes once eventually despite whenever how why dobs upn upns nhs born
    reported dob aged age name named called known first second
    third minor parent parents mother father mum dad place population poverty conditions sudden unexpected
    death’s information accident attendance behaviour wellbeing well-being speech bank cohort council’s numbers
    mortality abuse abduction bereavement counselling feedback forum questionnaire perspective voices website portal
    leadership ambassadors champions parliament file files chronology minutes statement photo photos incident summary
    letter email e-mail copy final draft version signed scan scanned screenshot body map cp cin ehcp lac referral form
    plans notes record records evidence annual monthly weekly daily redacted anonymised template blank checklist log
    list rota matrix certificate presentation slides poster leaflet handbook newsletter map maps tracker spreadsheet
    """
)
"""Words with a capital that stand where a name might: headings, days, peoples, agencies, beginnings of sentences."""

ORGANISATIONS = words_of(
    """
    school academy house trust hospital college centre center road street lane ward church foundation project court
    park surgery nursery close avenue act law review inquiry report university infirmary hall lodge cottage clinic
    mosque temple gurdwara synagogue cathedral charity society association limited ltd hospice farm estate club way
    drive crescent gardens square programme campaign council constabulary practice framework group playgroup preschool
    pre-school unit partnership award model toolkit policy scheme hub federation cadets brigade
    """
)
"""After a name, these make it a place's, a body's or a law's."""

THINGS = words_of(
    """
    programme project app application tool system course service charity scheme policy home group helpline operation
    campaign resource model framework approach review school centre team organisation company database portal software
    website toolkit process pathway panel meeting event book film play dog building room hub club house lead worker
    """
)
"""What else may be called or named something."""

PARTICLES = frozenset({"de", "da", "dos", "van", "der", "bin", "bint", "ibn", "el", "al", "ap", "ab", "ferch"})

ACRONYMS = words_of(
    """
    CP CE CIN PP IT ID UK EU TV GP PE RE DV DA MH HR QA AI AP EY KS RI SG SW HV YP OK AM PM NI LA UN US IQ ME PT OT VS
    ED IV OR NO IN ON AT IF IS BY TO OF AN AS BE DO GO HE IT MY SO UP WE SL SS CA CV DO
    """
)
"""Two capitals after “child” or “pupil” that are no initials."""


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word in small letters without accents."""
    letters = unicodedata.normalize("NFD", word.replace("ł", "l").replace("Ł", "L")).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


def is_given(word: str) -> bool:
    """Whether a word, or its first half where it has a hyphen, is a given name of the list."""
    return len(word) < 40 and plain(word).partition("-")[0] in GIVEN_NAMES


def is_staff_word(word: str) -> bool:
    """Whether a word is the title or role of somebody who works with children."""
    return word.casefold() in STAFF


def may_be_name(word: str) -> bool:
    """Whether a word that no list knows could be a name: a capital, small letters, and no known other meaning."""
    if not 1 < len(word) < 40 or not word[0].isupper() or word.isupper():
        return False
    low = plain(word)
    known = low in NOT_NAMES or low in STAFF or low in CHILD or low in CHILDREN or low in ORGANISATIONS
    return not known and not low.endswith(("ish", "ese"))
