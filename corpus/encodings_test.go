package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// The garrison of Port Valen lays down its arms, told in the languages that are written in more
// than one encoding.
var toldIn = map[string]string{
	"english":    "The garrison of Saint-Étienne laid down its arms on Friday – after four days of talks – and the council’s speaker said: “No soldier will be punished.” Zoë Müller, who had led the talks, left for the café on the quay before noon.",
	"german":     "Die Garnison von Port Valen hat am Freitag die Waffen niedergelegt. Nach vier Tagen der Gespräche erklärte der Rat, dass kein Soldat bestraft würde. „Die Meuterei ist vorüber“, sagte die Sprecherin auf der Straße vor dem alten Zollhaus.",
	"french":     "La garnison de Port Valen a déposé les armes vendredi, après quatre jours de négociations. « Aucun soldat ne sera puni », a déclaré la porte-parole du conseil, qui a ajouté que les officiers étaient libres de rentrer chez eux dès le lendemain.",
	"spanish":    "La guarnición de Port Valen depuso las armas el viernes, después de cuatro días de conversaciones. «Ningún soldado será castigado», dijo la portavoz del consejo, y añadió que los oficiales podían volver a casa por la mañana.",
	"polish":     "Garnizon w Port Valen złożył broń w piątek po czterech dniach rozmów. „Żaden żołnierz nie zostanie ukarany”, powiedziała rzeczniczka rady. Dwa okręty opuściły port przed południem, ale nikt na nabrzeżu nie wiedział, dokąd płyną. Rada oświadczyła, że bunt się skończył.",
	"czech":      "Posádka v Port Valenu složila v pátek zbraně po čtyřech dnech rozhovorů. „Žádný voják nebude potrestán,“ řekla mluvčí rady. Dvě lodě opustily přístav před polednem a nikdo na nábřeží nevěděl, kam míří. Rada uvedla, že vzpoura skončila.",
	"slovak":     "Posádka v Port Valene zložila v piatok zbrane po štyroch dňoch rozhovorov. Žiadny vojak nebude potrestaný, povedala hovorkyňa rady. Dve lode opustili prístav pred poludním a nikto na nábreží nevedel, kam smerujú. Rada vyhlásila, že vzbura sa skončila.",
	"hungarian":  "A Port Valen-i helyőrség pénteken letette a fegyvert, négy napos tárgyalások után. Egyetlen katonát sem fognak megbüntetni – mondta a tanács szóvivője. Két hajó délelőtt elhagyta a kikötőt, és a rakparton senki sem tudta, hová tartanak. A tanács közölte, hogy a lázadás véget ért.",
	"croatian":   "Posada u Port Valenu položila je oružje u petak nakon četiri dana pregovora. Nijedan vojnik neće biti kažnjen, rekla je glasnogovornica vijeća. Dva su broda napustila luku prije podneva i nitko na rivi nije znao kamo plove. Vijeće je priopćilo da je pobuna završila i da će časnici otići kućama.",
	"romanian":   "Garnizoana din Port Valen a depus armele vineri, după patru zile de discuţii. Niciun soldat nu va fi pedepsit, a spus purtătoarea de cuvânt a consiliului. Două nave au părăsit portul înainte de prânz şi nimeni de pe chei nu ştia încotro se îndreaptă. Consiliul a anunţat că răscoala s-a încheiat.",
	"russian":    "Гарнизон Порт-Валена сложил оружие в пятницу после четырёх дней переговоров. Ни один солдат не будет наказан, заявила представительница совета. Два корабля вышли из гавани до полудня, и никто на набережной не знал, куда они направляются.",
	"ukrainian":  "Гарнізон Порт-Валена склав зброю у п’ятницю після чотирьох днів переговорів. Жоден солдат не буде покараний, заявила речниця ради. Два кораблі вийшли з гавані до полудня, і ніхто на набережній не знав, куди вони прямують. Її слова почули всі.",
	"bulgarian":  "Гарнизонът на Порт Вален сложи оръжие в петък след четири дни преговори. Нито един войник няма да бъде наказан, каза говорителката на съвета. Два кораба напуснаха пристанището преди обяд и никой на кея не знаеше накъде отиват.",
	"greek":      "Η φρουρά του Πορτ Βάλεν κατέθεσε τα όπλα την Παρασκευή, ύστερα από τέσσερις ημέρες συνομιλιών. Κανένας στρατιώτης δεν θα τιμωρηθεί, δήλωσε η εκπρόσωπος του συμβουλίου. Δύο πλοία έφυγαν από το λιμάνι πριν από το μεσημέρι.",
	"turkish":    "Port Valen garnizonu dört gün süren görüşmelerin ardından cuma günü silahlarını bıraktı. Hiçbir asker cezalandırılmayacak, dedi konseyin sözcüsü. İki gemi öğleden önce limandan ayrıldı ve rıhtımdaki hiç kimse nereye gittiklerini bilmiyordu. Konsey ayaklanmanın sona erdiğini açıkladı.",
	"lithuanian": "Port Valeno įgula penktadienį po keturias dienas trukusių derybų sudėjo ginklus. Nė vienas kareivis nebus nubaustas, sakė tarybos atstovė. Du laivai iki vidurdienio paliko uostą, ir niekas krantinėje nežinojo, kur jie plaukia. Taryba pranešė, kad maištas baigėsi.",
	"hebrew":     "חיל המצב של פורט ואלן הניח את נשקו ביום שישי לאחר ארבעה ימים של שיחות. אף חייל לא ייענש, אמרה דוברת המועצה. שתי ספינות עזבו את הנמל לפני הצהריים, ואיש על הרציף לא ידע לאן הן מפליגות.",
	"arabic":     "ألقت حامية بورت فالين سلاحها يوم الجمعة بعد أربعة أيام من المحادثات. وقالت المتحدثة باسم المجلس إن أي جندي لن يعاقب. وغادرت سفينتان الميناء قبل الظهر ولم يعرف أحد على الرصيف إلى أين تتجهان.",
	"japanese":   "ポート・ヴァレンの守備隊は四日間にわたる交渉の末、金曜日に武器を置いた。評議会の報道官は「兵士は一人も罰せられない」と述べた。正午前に二隻の船が港を出たが、どこへ向かうのか岸壁の誰も知らなかった。",
	"korean":     "포트 발렌 수비대는 나흘 동안의 협상 끝에 금요일 무기를 내려놓았다. 평의회 대변인은 어떤 병사도 처벌받지 않을 것이라고 말했다. 정오 전에 배 두 척이 항구를 떠났지만 부두에 있던 사람들은 그 배가 어디로 가는지 아무도 몰랐다.",
	"chinese":    "经过四天的谈判,瓦伦港的守军于星期五放下了武器。委员会发言人说,没有一个士兵会受到惩罚。中午之前,两艘船离开了港口,码头上没有人知道它们要去哪里。委员会宣布,这场兵变已经结束,军官们可以回家了。",
	"taiwanese":  "經過四天的談判,瓦倫港的守軍於星期五放下了武器。委員會發言人說,沒有一個士兵會受到懲罰。中午之前,兩艘船離開了港口,碼頭上沒有人知道它們要去哪裡。委員會宣布,這場兵變已經結束,軍官們可以回家了。",
}

// writtenIn are the languages of toldIn with the encodings that they are written in.
var writtenIn = []struct {
	language  string
	encodings []string
}{
	{"english", []string{"windows-1252"}}, {"german", []string{"windows-1252"}}, {"french", []string{"windows-1252", "iso-8859-15"}}, {"spanish", []string{"windows-1252"}},
	{"polish", []string{"iso-8859-2", "windows-1250"}}, {"czech", []string{"iso-8859-2", "windows-1250"}}, {"slovak", []string{"iso-8859-2", "windows-1250"}},
	{"hungarian", []string{"iso-8859-2", "windows-1250"}}, {"croatian", []string{"iso-8859-2", "windows-1250"}}, {"romanian", []string{"iso-8859-2", "windows-1250"}},
	{"russian", []string{"windows-1251", "koi8-r", "iso-8859-5", "ibm866"}}, {"ukrainian", []string{"windows-1251", "koi8-u"}}, {"bulgarian", []string{"windows-1251", "iso-8859-5"}},
	{"greek", []string{"windows-1253", "iso-8859-7"}}, {"turkish", []string{"windows-1254"}}, {"lithuanian", []string{"windows-1257"}},
	{"hebrew", []string{"windows-1255"}}, {"arabic", []string{"windows-1256", "iso-8859-6"}},
	{"japanese", []string{"shift_jis", "euc-jp"}}, {"korean", []string{"euc-kr"}}, {"chinese", []string{"gb18030"}}, {"taiwanese", []string{"big5"}},
}

// written is s as an encoding can write it: some have only plain marks.
func written(t *testing.T, s, name string) (plain string, raw []byte) {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	if name != "windows-1252" && name != "windows-1250" {
		s = strings.NewReplacer("„", "\"", "”", "\"", "“", "\"", "’", "'", "–", "-", "« ", "\"", " »", "\"").Replace(s)
	}
	raw, err = e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatalf("%.20s in %s: %v", s, name, err)
	}
	return s, raw
}

// TestDetectedEncodings checks that text is read back from its encoding to the letter, if it does
// not declare one, whatever the encoding is called.
func TestDetectedEncodings(t *testing.T) {
	for _, c := range writtenIn {
		for _, name := range c.encodings {
			for _, text := range []string{toldIn[c.language], strings.Repeat(toldIn[c.language]+"\n\n", 40)} {
				want, raw := written(t, text, name)
				got, said, ok := utf8Text(raw, "")
				if !ok || string(got) != want {
					t.Errorf("%s in %s, %d bytes: read from %q as %.80q", c.language, name, len(raw), said, got)
				}
			}
		}
	}
}

// TestEncodingsOfShortTexts checks how often eighty letters are enough to detect an encoding. The
// figures are this test's; an English text that short may have a single telling letter.
func TestEncodingsOfShortTexts(t *testing.T) {
	right, wrong, unread := 0, 0, 0
	for _, c := range writtenIn {
		for _, name := range c.encodings {
			letters := []rune(toldIn[c.language])
			for at := 0; at+80 <= len(letters); at += 20 {
				want, raw := written(t, string(letters[at:at+80]), name)
				if utf8.Valid(raw) { // has no letter past ASCII
					continue
				}
				switch got, _, ok := utf8Text(raw, ""); {
				case !ok:
					unread++
				case string(got) == want:
					right++
				default:
					wrong++
				}
			}
		}
	}
	t.Logf("%d right, %d wrong, %d not read", right, wrong, unread)
	if right < 255 || wrong > 15 {
		t.Errorf("%d pieces of 80 letters are read right, %d wrong and %d not at all; 261, 11 and 17 when this was written", right, wrong, unread)
	}
}
