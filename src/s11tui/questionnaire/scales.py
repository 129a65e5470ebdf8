"""The scales that a questionnaire may use without declaring them, and the usual questions."""

from s11tui.questionnaire.models import Grade, Question, Scale, Usual

# Constants of our own need no validation, and the validators of all models need not be built to begin with.
_grade, _scale = Grade.model_construct, Scale.model_construct
_question, _usual = Question.model_construct, Usual.model_construct

FOUR = _scale(
    id="four",
    grades=(
        _grade(id="outstanding", label="Outstanding", short="O", score=4, colour="blue"),
        _grade(id="good", label="Good", short="G", score=3, colour="green"),
        _grade(id="ri", label="Requires improvement", short="RI", score=2, needs=("action",), colour="amber"),
        _grade(
            id="inadequate",
            label="Inadequate",
            short="I",
            score=1,
            needs=("action", "reason"),
            urgent=True,
            colour="red",
        ),
    ),
)
MET = _scale(
    id="met",
    grades=(
        _grade(id="met", label="Met", short="M", score=3, colour="green"),
        _grade(id="partly-met", label="Partly met", short="P", score=2, needs=("action",), colour="amber"),
        _grade(
            id="not-met", label="Not met", short="N", score=1, needs=("action", "reason"), urgent=True, colour="red"
        ),
    ),
)
RAG = _scale(
    id="rag",
    grades=(
        _grade(id="green", label="Green", short="Gr", score=3, colour="green"),
        _grade(id="amber", label="Amber", short="A", score=2, needs=("action",), colour="amber"),
        _grade(id="red", label="Red", short="R", score=1, needs=("action", "reason"), urgent=True, colour="red"),
    ),
)
FIVE = _scale(
    id="five",
    grades=(
        _grade(id="exceptional", label="Exceptional", short="E", score=5, colour="blue"),
        _grade(id="strong", label="Strong standard", short="S", score=4, colour="blue"),
        _grade(id="expected", label="Expected standard", short="X", score=3, colour="green"),
        _grade(id="attention", label="Needs attention", short="NA", score=2, needs=("action",), colour="amber"),
        _grade(
            id="urgent",
            label="Urgent improvement",
            short="U",
            score=1,
            needs=("action", "reason"),
            urgent=True,
            colour="red",
        ),
    ),
)
BUILT_IN: dict[str, Scale] = {scale.id: scale for scale in (FOUR, MET, RAG, FIVE)}

NOT_APPLICABLE_GRADE = _grade(id="n-a", label="Not applicable", short="n/a", score=None, needs=("reason",))

IN_PLACE = "in-place"
HOW_YOU_KNOW = "how-you-know"
DIFFERENCE = "difference"

USUAL_QUESTIONS: tuple[Question, ...] = (
    _question(id=IN_PLACE, type="long-text", text="What is in place"),
    _question(id=HOW_YOU_KNOW, type="long-text", text="How you know"),
    _question(id=DIFFERENCE, type="long-text", text="What difference it has made for children"),
)

DEFAULT_USUAL = _usual(ask=(IN_PLACE, HOW_YOU_KNOW, DIFFERENCE), required=(IN_PLACE, HOW_YOU_KNOW))
