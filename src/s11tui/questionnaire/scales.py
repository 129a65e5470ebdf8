"""The scales that a questionnaire may use without declaring them, and the usual questions."""

from s11tui.questionnaire.models import Grade, Question, Scale, Usual

FOUR = Scale(
    id="four",
    grades=(
        Grade(id="outstanding", label="Outstanding", short="O", score=4, colour="blue"),
        Grade(id="good", label="Good", short="G", score=3, colour="green"),
        Grade(id="ri", label="Requires improvement", short="RI", score=2, needs=("action",), colour="amber"),
        Grade(
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
MET = Scale(
    id="met",
    grades=(
        Grade(id="met", label="Met", short="M", score=3, colour="green"),
        Grade(id="partly-met", label="Partly met", short="P", score=2, needs=("action",), colour="amber"),
        Grade(id="not-met", label="Not met", short="N", score=1, needs=("action", "reason"), urgent=True, colour="red"),
    ),
)
RAG = Scale(
    id="rag",
    grades=(
        Grade(id="green", label="Green", short="Gr", score=3, colour="green"),
        Grade(id="amber", label="Amber", short="A", score=2, needs=("action",), colour="amber"),
        Grade(id="red", label="Red", short="R", score=1, needs=("action", "reason"), urgent=True, colour="red"),
    ),
)
FIVE = Scale(
    id="five",
    grades=(
        Grade(id="exceptional", label="Exceptional", short="E", score=5, colour="blue"),
        Grade(id="strong", label="Strong standard", short="S", score=4, colour="blue"),
        Grade(id="expected", label="Expected standard", short="X", score=3, colour="green"),
        Grade(id="attention", label="Needs attention", short="NA", score=2, needs=("action",), colour="amber"),
        Grade(
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

NOT_APPLICABLE_GRADE = Grade(id="n-a", label="Not applicable", short="n/a", score=None, needs=("reason",))

IN_PLACE = "in-place"
HOW_YOU_KNOW = "how-you-know"
DIFFERENCE = "difference"

USUAL_QUESTIONS: tuple[Question, ...] = (
    Question(id=IN_PLACE, type="long-text", text="What is in place"),
    Question(id=HOW_YOU_KNOW, type="long-text", text="How you know"),
    Question(id=DIFFERENCE, type="long-text", text="What difference it has made for children"),
)

DEFAULT_USUAL = Usual(ask=(IN_PLACE, HOW_YOU_KNOW, DIFFERENCE), required=(IN_PLACE, HOW_YOU_KNOW))
