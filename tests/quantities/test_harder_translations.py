"""Forty further translations: words for numbers, spans, shares and bounds, each right and with one thing changed."""

from __future__ import annotations

import pytest

from generator.quantities.translations import differences
from generator.text.languages import language

# Original, a right translation, a wrong one.
CASES = {
    "uk": [
        (
            "Унаслідок удару загинули щонайменше семеро людей, ще двадцятеро поранені",
            "At least seven people were killed in the strike and another twenty were wounded",
            "At least seven people were killed in the strike and another thirty were wounded",
        ),
        (
            "За півтора року порт обробив 2,3 млн тонн вантажів",
            "In a year and a half the port handled 2.3 million tonnes of cargo",
            "In a year and a half the port handled 2.3 billion tonnes of cargo",
        ),
        (
            "З 1 по 15 квітня рух обмежать",
            "Traffic will be restricted from 1 to 15 April",
            "Traffic will be restricted from 1 to 16 April",
        ),
        (
            "Не більш як 30 осіб працюватимуть на об’єкті",
            "No more than 30 people will work at the site",
            "No fewer than 30 people will work at the site",
        ),
        (
            "Видатки скоротили на 12,5%",
            "Spending was cut by 12.5%",
            "Spending was cut by 125%",
        ),
        (
            "Дві з половиною тисячі родин отримали допомогу до кінця березня",
            "Two and a half thousand families received aid by the end of March",
            "Two and a half thousand families received aid by the end of May",
        ),
        (
            "Партія коштувала $4,7 млрд, повідомили 14-15 червня 2031 року",
            "The batch cost $4.7 billion, it was reported on 14-15 June 2031",
            "The batch cost $4.7 million, it was reported on 14-15 June 2031",
        ),
        (
            "Мінус 18 градусів зафіксували вранці 3 лютого",
            "Minus 18 degrees were recorded on the morning of 3 February",
            "18 degrees were recorded on the morning of 3 February",
        ),
        (
            "Третина з 900 суден стояла на рейді",
            "A third of the 900 vessels lay in the roads",
            "A third of the 800 vessels lay in the roads",
        ),
        (
            "До 2030 року введуть майже 5 ГВт",
            "Almost 5 GW will be added by 2030",
            "Almost 5 GW will be added after 2030",
        ),
        (
            "Близько сотні дронів атакували порт у ніч на 14 березня",
            "About a hundred drones attacked the port on the night of 14 March",
            "About a hundred drones attacked the port on the night of 15 March",
        ),
        (
            "Понад 40 відсотків із 1 200 опитаних проти",
            "Over 40 percent of the 1,200 respondents are against",
            "Over 40 percent of the 1,300 respondents are against",
        ),
        (
            "Ставку підвищили з 13 до 15 відсотків",
            "The rate was raised from 13 to 15 percent",
            "The rate was raised from 13 to 16 percent",
        ),
        (
            "Між 3 та 5 березня надійшло 700 заявок",
            "Between 3 and 5 March 700 applications came in",
            "Between 3 and 5 May 700 applications came in",
        ),
        (
            "Бюджет становить 350 млн грн, або близько 8 млн євро",
            "The budget is 350 million hryvnias, or about 8 million euros",
            "The budget is 350 million hryvnias, or about 8 million dollars",
        ),
        (
            "Рада ухвалила закон 226 голосами",
            "The council passed the law with 226 votes",
            "The council passed the law with 262 votes",
        ),
        (
            "Вартість не перевищить 12 мільйонів",
            "The cost will not exceed 12 million",
            "The cost will exceed 12 million",
        ),
        (
            "З 5 березня 2031 року діє новий тариф — 3,8 грн за кіловат",
            "From 5 March 2031 a new tariff applies: 3.8 hryvnias a kilowatt",
            "Until 5 March 2031 a new tariff applies: 3.8 hryvnias a kilowatt",
        ),
        (
            "Півмільйона людей залишилися без світла",
            "Half a million people were left without power",
            "A million people were left without power",
        ),
        (
            "Щороку гине від ста до ста двадцяти рибалок",
            "Every year 100 to 120 fishermen die",
            "Every year 100 to 130 fishermen die",
        ),
    ],
    "ko": [
        (
            "정부는 3월 10~12일 회의를 연다고 밝혔다",
            "The government said it would hold a meeting on 10-12 March",
            "The government said it would hold a meeting on 10-13 March",
        ),
        (
            "부상자는 스물다섯 명이다",
            "Twenty-five people were hurt",
            "Fifteen people were hurt",
        ),
        (
            "피해액은 1조2천억 원에 달한다",
            "The damage amounts to 1.2 trillion won",
            "The damage amounts to 1.2 billion won",
        ),
        (
            "전체의 3분의 1이 반대했다",
            "One third of all were against",
            "One quarter of all were against",
        ),
        (
            "수출이 5.5%포인트 늘었다",
            "Exports grew by 5.5 percentage points",
            "Exports grew by 5.5 percent",
        ),
        (
            "5월 1일 이후에야 재개된다",
            "It will resume only after May 1",
            "It will resume only before May 1",
        ),
        (
            "40명도 안 되는 인원이 남았다",
            "Fewer than 40 people remained",
            "More than 40 people remained",
        ),
        (
            "만 2천 명이 대피했다",
            "12,000 people were evacuated",
            "2,000 people were evacuated",
        ),
        (
            "2031년 3월 10일부터 12일까지 훈련한다",
            "They train from 10 to 12 March 2031",
            "They train from 10 to 12 April 2031",
        ),
        (
            "주민 오천 명이 모였다",
            "Five thousand residents gathered",
            "Six thousand residents gathered",
        ),
        (
            "유가는 배럴당 80달러를 넘었다",
            "The oil price exceeded $80 a barrel",
            "The oil price was below $80 a barrel",
        ),
        (
            "늦어도 6월까지 완공한다",
            "It will be finished by June",
            "It will be finished in July",
        ),
        (
            "선박 100여 척이 대기 중이다",
            "More than 100 ships are waiting",
            "Fewer than 100 ships are waiting",
        ),
        (
            "예산은 3천억∼4천억 원이다",
            "The budget is 300 to 400 billion won",
            "The budget is 300 to 500 billion won",
        ),
        (
            "기온이 영하 5도로 떨어졌다",
            "The temperature fell to minus 5 degrees",
            "The temperature fell to 5 degrees",
        ),
        (
            "3월 말까지 20억 달러를 지원한다",
            "It will give $2 billion by the end of March",
            "It will give $2 billion by the end of April",
        ),
        (
            "길이 300㎞ 구간에서 열두 곳이 파손됐다",
            "Twelve places were damaged along a stretch of 300 km",
            "Eleven places were damaged along a stretch of 300 km",
        ),
        (
            "찬성은 60% 가까이 나왔다",
            "Nearly 60% were in favour",
            "60% were in favour",
        ),
        (
            "지난달 27일 1천500톤이 도착했다",
            "On the 27th of last month 1,500 tonnes arrived",
            "On the 27th of last month 1,005 tonnes arrived",
        ),
        (
            "2031.3.10. 기준 214척이다",
            "As of 10 March 2031 there are 214",
            "As of 10 March 2031 there are 241",
        ),
    ],
}
ALL = [(code, *case) for code, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("code", "original", "right", "wrong"), ALL)
def test_the_right_one_is_accepted_and_the_wrong_one_refused(
    code: str, original: str, right: str, wrong: str
) -> None:
    assert list(differences(original, right, language(code))) == []
    assert list(differences(original, wrong, language(code)))
