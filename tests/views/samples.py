"""One hand-made value of every view, for tests of screens. Content is of the engine's own making."""

from __future__ import annotations

from game.views.agenda import AgendaView, NextStep, PendingLine, UnderWay
from game.views.body import BlocLine, BodyView, Care, House, Member, Room, Trait
from game.views.decision import ChoiceLine, DecisionView
from game.views.desk import (
    DeskView,
    DueLine,
    Group,
    Purse,
    TrayItem,
)
from game.views.end import Chapter, ChronicleLine, EndView, Mark
from game.views.help import HelpView, Topic
from game.views.initiatives import InitiativeLine, Target, WordsView
from game.views.lines import Band, Bearer, Delta, EffectLine, ForecastRow, Need, Opinion, Price, Row
from game.views.outcome import Moved, ResultView
from game.views.plan import PlanView, ShareRow
from game.views.quarter import AccountLine, Judged, QuarterView
from game.views.reforms import Branch, NextStage, ReformLine, ReformsView, ReformView, Step, StepBack, Theme
from game.views.seats import Council, Heads, SeatLine
from game.views.series import SeriesLine, SeriesYear
from game.views.title import BriefingView, Offer, SaveLine, SavesView, ScenarioLine, TitleView, Watch
from game.views.vote import BallotLine, Term, VoteView
from game.views.why import LedgerLine, LedgerTurn, Point, WhyView
from game.views.wording.prose import NOTHING, Prose, Run, words

SAVE = SaveLine("thaw-7", "saves/thaw-7.jsonl", "The Thaw", "Autumn 1956", "turn 13 of 51")
TITLE = TitleView(
    scenarios=(
        ScenarioLine("thaw", "The Thaw", "scenarios/thaw", "Moscow, 1953 to 1966."),
        ScenarioLine("harbour", "The Harbour", "scenarios/harbour.yaml", "A port town, four years."),
    ),
    newest=SAVE,
    version="0.1.0",
)
SAVES = SavesView(
    saves=(SAVE, SaveLine("old", "saves/old.jsonl", "The Thaw", "", "", "It was written by a newer version.")),
    place="saves",
)
BRIEFING = BriefingView(
    title="The Thaw",
    years="Autumn 1953 to spring 1966, 51 quarters",
    goal=words("Leave the country better fed, housed and free; and leave, if you can, on a day that you choose."),
    who=words("You are First Secretary since Monday, and not yet the master of anything."),
    aim=words("Give up the terror. Give people a door of their own. Then let them look out of the window."),
    first=words("In ten minutes the plenum resumes. Somebody has to put your name forward."),
    watch=(
        Watch("authority", "Authority", "30", "they listen"),
        Watch("living", "Standard of living", "25% of the West's", "bread and potatoes"),
        Watch("china", "China", "68", "a warm friend"),
    ),
    levels=(
        Offer("first_reading", "First reading", words("Everything is shown.")),
        Offer("closed_session", "Closed session", words("As it was."), default=True),
    ),
    vows=(Offer("a_door_each", "A door for each family", words("By 1969, a flat for every family.")),),
)

UP = Delta(2.3, "+2.3", "good")
DOWN = Delta(-4.0, "\u22124", "bad")
AUTHORITY = Row(
    "authority", "Authority", 30.0, "30", Delta(2.0, "+2", "good"), "they listen", (24, 25, 28, 30), False, 0.3
)
LIVING = Row(
    "living", "Standard of living", 27.3, "27.3%", UP, "bread and potatoes", (24, 25, 25.2, 26, 25, 27.3), False, 0.27
)
TENSION = Row("tension", "Tension", 60.0, "60", DOWN, "no one telephones", (66, 65, 66, 64, 60), False, 0.6)
GRAIN = Row("grain", "Grain harvest", 85.6, "85.6 million t", UP, "enough", (82, 82, 82.5, 85.6), True, 0.2)
HEADS = Heads(4, 2, 3, 1, "For you 4, against 3, waiting 2, away 1")
DESK = DeskView(
    title="The Thaw",
    date="Autumn 1954",
    turn=5,
    turns=51,
    turn_word="quarter",
    purse=Purse(AUTHORITY, 8.0, 22.0, "30, of which 8 is spoken for"),
    gauges=(AUTHORITY, LIVING),
    groups=(
        Group("people", "People", (LIVING,)),
        Group("table", "Table", (GRAIN,)),
        Group("world", "World", (TENSION,)),
    ),
    tray=(
        TrayItem("nine_grey_folders", "Nine grey folders", "Serov, Chairman of the KGB", "scene", True),
        TrayItem("frost", "Frost in the south", "Matskevich, Agriculture", "wire"),
        TrayItem("molotov.defend_the_line", "A paper goes round", "Molotov, Foreign Minister", "move"),
    ),
    agenda=AgendaView(
        decree="decree",
        word="word",
        decrees_left=0,
        words_left=1,
        pending=(PendingLine("travel_abroad", "Travel abroad: Delegations, carried", Price(8.0, "8 authority")),),
        underway=(UnderWay("homes", "Homes: Away with the spires", "spring 1955"),),
        plan="open",
        line="One word left; the plan is open",
    ),
    council=Council(
        "presidium",
        "Presidium",
        (
            SeatLine(
                "khrushchev",
                "Nikita Khrushchev",
                "First Secretary",
                100.0,
                "for",
                player=True,
                said="100",
                short="Khrushchev",
            ),
            SeatLine(
                "molotov", "Vyacheslav Molotov", "Foreign Minister", 24.0, "against", "▼", said="24", short="Molotov"
            ),
            SeatLine("mikoyan", "Anastas Mikoyan", "Minister of Trade", 71.0, "for", "▲", said="71", short="Mikoyan"),
            SeatLine("saburov", "Maksim Saburov", "Chairman of Gosplan", 46.0, "waits", said="46", short="Saburov"),
            SeatLine("bulganin", "Nikolai Bulganin", "Minister of Defence", 52.0, "away", said="52", short="Bulganin"),
            SeatLine(
                "shvernik",
                "Nikolai Shvernik",
                "Chairman of the Trade Unions",
                55.0,
                "no vote",
                said="55",
                short="Shvernik",
            ),
        ),
        HEADS,
    ),
    due=(DueLine("steppe_wheat", "Wheat from the steppe", "the Presidium", "Winter 1956", 3, "not kept yet", False),),
    brewing=(words("Molotov and Kaganovich dined together on Sunday."),),
    vow="A door for each family",
    steps=(NextStep("read", "Read what is in your tray: three papers wait"),),
    can_end=False,
    why_not="Three papers wait for your answer",
)

BEARER = Bearer("Ivan Serov", "Chairman of the KGB")
EFFECTS = (
    EffectLine("Fear", "▼", 2, "good"),
    EffectLine("Authority", "▲", 1, "good", certain=False, note="likely"),
    EffectLine("Ivan Serov's loyalty", "▼", 3, "bad"),
)
DECISION = DecisionView(
    id="nine_grey_folders",
    title="Nine grey folders",
    date="Autumn 1953",
    bearer=BEARER,
    text=Prose(
        (
            (Run("Serov has brought them himself. Nine, from "), Run("his", True), Run(" safe, tied with tape.")),
            (Run("One of them has your name on it, in a hand that you know."),),
        )
    ),
    choices=(
        ChoiceLine("burn", "1", "The stove is lit. All nine.", None, EFFECTS, ("those named in them",), ()),
        ChoiceLine(
            "keep",
            "2",
            "Leave them with me. Nobody has been here.",
            Price(5.0, "5 authority"),
            EFFECTS[:1],
            (),
            ("Vyacheslav Molotov",),
            "A scene comes of it",
        ),
        ChoiceLine(
            "read_out",
            "3",
            "Read them to the Presidium.",
            None,
            EFFECTS[1:2],
            enabled=False,
            reason="Authority 23, needs 30",
        ),
    ),
)
WIRE = DecisionView(
    id="frost",
    title="Frost in the south",
    date="Autumn 1953",
    bearer=Bearer("Matskevich", "Agriculture"),
    text=words("Eleven degrees below at Krasnodar. The winter wheat was not yet under snow."),
    choices=(),
    kind="wire",
)
TERMS = (
    Term("Loyalty", 20.0, "+20"),
    Term("His people's mood", -7.5, "\u22127.5"),
    Term("Charges", -4.0, "\u22124"),
)
VOTE = VoteView(
    id="anti_party_vote",
    name="The vote in the Presidium",
    body="Presidium",
    question=words("Shall the First Secretary be relieved of his post?"),
    date="Summer 1957",
    yes=7,
    no=4,
    passed=True,
    won=False,
    line="7 to 4; it passes, against you",
    ballots=(
        BallotLine(
            "molotov",
            "Vyacheslav Molotov",
            "Foreign Minister",
            "yes",
            "against",
            False,
            1.0,
            8.5,
            None,
            TERMS,
        ),
        BallotLine(
            "bulganin",
            "Nikolai Bulganin",
            "Minister of Defence",
            "yes",
            "against",
            True,
            1.0,
            45.0,
            None,
            (Term("Loyalty", 52.0, "+52"), Term("Charges", -4.0, "\u22124")),
        ),
        BallotLine(
            "mikoyan",
            "Anastas Mikoyan",
            "Minister of Trade",
            "no",
            "with",
            False,
            1.0,
            72.0,
            None,
            (Term("Loyalty", 72.0, "+72"),),
        ),
    ),
)
RESULT = ResultView(
    id="nine_grey_folders",
    title="Nine grey folders",
    date="Autumn 1953",
    label="The stove is lit. All nine.",
    text=words("It takes until four. The ash is oddly heavy. Serov counts the covers, twice, and gives you the tape."),
    moved=(
        Moved("fear", "Fear", Delta(-6.0, "\u22126", "good"), "54"),
        Moved("serov.loyalty", "Ivan Serov's loyalty", DOWN, "41"),
    ),
    others=("Promised: no more files, until spring 1955",),
    scheduled=("A scene comes of it in winter 1953-54",),
    votes=(),
    history=words("Sacks of papers were burnt in 1954; how many of them concerned him is not known."),
    sources=("Taubman, Khrushchev (2003)",),
)
TRACK = (
    Step(0, "The closed border", "done"),
    Step(1, "Delegations", "in force", "spring 1955"),
    Step(2, "Tourists", "next"),
    Step(3, "Visits to family and exchange years", "later"),
    Step(4, "A passport in the drawer", "later"),
)
REFORMS = ReformsView(
    title="Reforms",
    themes=(
        Theme(
            "openness",
            "Openness",
            (
                ReformLine("travel_abroad", "Travel abroad", TRACK, "Delegations, since spring 1955", True, 4.0),
                ReformLine("guests", "Guests", (Step(0, "The walls", "in force"),), "Not begun", True),
            ),
        ),
        Theme("law", "Law", ()),
    ),
    line="One decree left this quarter",
)


def _bands(*mids: float, spread: float = 1.0) -> tuple[Band, ...]:
    return tuple(Band(mid - spread * (i + 1) / 4, mid, mid + spread * (i + 1) / 4) for i, mid in enumerate(mids))


FORECAST = (
    ForecastRow(
        "exposure",
        "Exposure",
        "",
        "6",
        6.0,
        "8",
        "14",
        Delta(6.0, "+6", "flat"),
        _bands(6.2, 6.4, 6.7, 7, 7.2, 7.5, 7.8, 8),
        _bands(6.2, 6.9, 8, 9.2, 10.4, 11.6, 12.8, 14, spread=3),
    ),
    ForecastRow(
        "living",
        "Standard of living",
        "%",
        "27.3%",
        27.3,
        "29.1%",
        "29.0%",
        Delta(-0.1, "\u22120.1", "bad"),
        _bands(27.4, 27.6, 27.9, 28.1, 28.4, 28.6, 28.9, 29.1),
        _bands(27.4, 27.6, 27.9, 28.1, 28.3, 28.6, 28.8, 29.0),
    ),
)
REFORM = ReformView(
    id="travel_abroad",
    name="Travel abroad",
    theme="Openness",
    text=words("Who may leave, for how long, and whom they must tell about it."),
    track=TRACK,
    now=words("Engineers in fours, with one who does not speak."),
    next=NextStage(
        number=2,
        name="Tourists",
        text=words("A voucher, a group, nine days."),
        carried=Price(10.0, "10 authority"),
        announced=Price(5.0, "5 authority"),
        announced_note="Charges ▲",
        takes=3,
        works="winter 1955-56",
        discount="",
        needs=(Need("Stalin's legacy 1, needs 1", True), Need("Tension 60, needs 50 or less", False)),
        once=(EffectLine("Tension", "▼", 1, "good"),),
        each_turn=(EffectLine("Exposure", "▲", 1, "flat"),),
        gains=("Anastas Mikoyan",),
        loses=("Ivan Serov", "Mikhail Suslov"),
        branches=(
            Branch(
                "groups", "Vetted groups", words("Twelve and a guide."), (), ("the police",), (), (), "", ("A queue",)
            ),
            Branch(
                "queue",
                "A queue",
                words("Whoever comes first."),
                (EffectLine("Exposure", "▲", 2),),
                (),
                ("the police",),
                (),
            ),
        ),
        barred="Tension 60, needs 50 or less",
    ),
    back=StepBack(0, "The closed border", Price(8.0, "8 authority"), (EffectLine("Exposure", "▼", 1),)),
    opinions=(
        Opinion("Anastas Mikoyan", "Minister of Trade", True, "Let them see a refrigerator. They'll work for one."),
        Opinion("Ivan Serov", "Chairman of the KGB", False, "I've eleven men who know French."),
    ),
    roots=4.0,
    roots_line="Roots 4: a signature would undo it",
    in_force="in force for 2 quarters",
    forecast=FORECAST,
    horizon="two years",
)
INITIATIVES = WordsView(
    title="Words",
    items=(
        InitiativeLine(
            "hear_out",
            "Hear someone out",
            words("An hour, tea, the door shut."),
            Price(),
            (),
            (
                Target("molotov", "Vyacheslav Molotov", "Foreign Minister", "Against you at 24"),
                Target("saburov", "Maksim Saburov", "Chairman of Gosplan", "Waits at 46; asks for the plan to be left"),
            ),
        ),
        InitiativeLine(
            "visit_beijing",
            "Go to Beijing",
            words("Four days, six toasts."),
            Price(6.0, "6 authority"),
            (Need("China 18, needs more than 20", False),),
            (),
            note="So soon again, it brings half, until autumn 1957",
            barred="China 18, needs more than 20",
        ),
        InitiativeLine(
            "set_at_odds",
            "Set two at odds",
            words("One table, two chairs."),
            Price(1.0, "1 authority"),
            (),
            (
                Target("molotov", "Vyacheslav Molotov", "Foreign Minister", "Against you at 24"),
                Target("malenkov", "Georgy Malenkov", "Premier", "Against you at 31"),
            ),
            two=True,
        ),
    ),
    line="One word left this quarter",
)
PLAN = PlanView(
    title="The plan",
    rows=(
        ShareRow("heavy", "Heavy industry", NOTHING, 34, 31, 34, 31, 37, Delta(-3.0, "\u22123")),
        ShareRow("defence", "Defence", NOTHING, 26, 26, 26, 23, 29, Delta()),
        ShareRow("consumer", "Consumer goods", NOTHING, 10, 13, 10, 7, 13, Delta(3.0, "+3")),
        ShareRow("rest", "All else", NOTHING, 30, 30, 30, 27, 33, Delta()),
    ),
    total=100.0,
    swing=3.0,
    forecast=FORECAST,
    editable=True,
    next="Autumn 1955",
    horizon="two years",
)
BODY = BodyView(
    rooms=(
        Room(
            "presidium",
            "Presidium",
            (
                Member(
                    "molotov",
                    "Vyacheslav Molotov",
                    "Foreign Minister",
                    words("He signed more lists than he has fingers."),
                    8.5,
                    "against",
                    "▼",
                    True,
                    False,
                    "",
                    TERMS,
                    (Trait("molotov.favours", "Favours", "0"), Trait("molotov.guilt", "Guilt", "18")),
                    (Care("Stalin's legacy", -2.0), Care("China", 1.0)),
                    True,
                    words("Leave the old man's name on the towns."),
                    words("He won't have the body moved."),
                    ("You promised him: the towns keep their names, until spring 1955",),
                    "Ministries",
                    said="8",
                ),
            ),
            HEADS,
        ),
    ),
    houses=(
        House(
            "central_committee",
            "Central Committee",
            (
                BlocLine("regions", "Regional secretaries", 60, 10, "+10", Delta(2, "+2", "good"), 0.58, 34.8),
                BlocLine("army", "Army", 8, -4, "\u22124", Delta(-1, "\u22121", "bad"), 0.44, 3.5),
            ),
            68,
            38.3,
            "38 of 68 on your side",
        ),
    ),
    offices=(("Chairman of the KGB", "Ivan Serov"),),
)
WHY = WhyView(
    id="exposure",
    name="Exposure",
    unit="",
    text="14",
    level="some have seen",
    about=words("How well people know how the West lives."),
    low=0.0,
    high=100.0,
    better="neither",
    bands=((0.0, "rumours"), (10.0, "some have seen")),
    points=(Point(0, "start", 6.0), Point(1, "Autumn 1953", 6.5), Point(2, "Winter 1953-54", 14.0)),
    ledger=(
        LedgerTurn(
            2,
            "Winter 1953-54",
            (
                LedgerLine("Travel abroad: Delegations", Delta(8.0, "+8"), "Autumn 1953"),
                LedgerLine("Forgotten", Delta(-0.5, "\u22120.5")),
            ),
            Delta(7.5, "+7.5"),
            "14",
        ),
        LedgerTurn(1, "Autumn 1953", (LedgerLine("Open doors", Delta(0.5, "+0.5")),), Delta(0.5, "+0.5"), "6.5"),
    ),
    totals=(
        LedgerLine("Travel abroad", Delta(8.0, "+8")),
        LedgerLine("Open doors", Delta(0.5, "+0.5")),
        LedgerLine("Forgotten", Delta(-0.5, "\u22120.5")),
    ),
    flows=(LedgerLine("Open doors", Delta(0.6, "+0.6")), LedgerLine("Forgotten", Delta(-0.5, "\u22120.5"))),
)
QUARTER = QuarterView(
    title="Autumn 1953",
    date="Autumn 1953",
    paper="Pravda",
    headline=words("Virgin soil gives the Motherland a billion poods"),
    joke=words(
        "They say under full communism you will order food by telephone. - And how will it come? - By television."
    ),
    rumours=(words("In the Kremlin canteen two ministers have stopped eating at one table."),),
    accounts=(
        AccountLine(
            "discontent",
            "Discontent",
            "25",
            "31",
            Delta(6.0, "+6", "bad"),
            (("Queues", Delta(7.0, "+7", "bad")), ("Habit", Delta(-1.0, "\u22121", "good"))),
        ),
        AccountLine("grain", "Grain harvest", "82.5", "85.6 million t", UP, (("The steppe", UP),), True),
    ),
    votes=(VOTE,),
    begun=("Homes: Away with the spires",),
    judged=(Judged("steppe_wheat", "Wheat from the steppe", "the Presidium", "broken"),),
    news=("Nikolai Bulganin is Chairman of the Council of Ministers",),
    errors=("The gap could not be reckoned this quarter; it keeps its old value",),
    next_date="Winter 1953-54",
)
END = EndView(
    id="dacha",
    title="Dacha and pension",
    rung=4,
    rungs=10,
    date="Autumn 1964",
    text=words("They have left you the car, twice a week, and the tomatoes."),
    epilogue=(Chapter("Homes", words("The kitchens stayed.")),),
    marks=(Mark("mark_table", "Table and homes", "4", "good"), Mark("mark_fear", "Fear gone", "5", "excellent")),
    sums=(("Standard of living", "25%", "34%", Delta(9.0, "+9", "good")),),
    series=(
        SeriesLine(
            "television_sets",
            "Television sets in use",
            "million",
            "narkhoz",
            (SeriesYear(1955, 0.8, 0.9), SeriesYear(1960, 4.8, 5.6), SeriesYear(1965, 15.7, None)),
        ),
    ),
    chronicle=(
        ChronicleLine(1, "Autumn 1953", "Nine grey folders: The stove is lit. All nine.", "answer"),
        ChronicleLine(3, "Spring 1954", "Travel abroad: Delegations", "decree"),
    ),
    vow="A door for each family: not kept",
    successor="Leonid Brezhnev",
)
HELP = HelpView("The Thaw", (Topic("A decree", words("One a quarter. It takes a reform one stage on, or back.")),))
