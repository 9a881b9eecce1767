import Screens
import TerminalUI
import Testing

@Suite struct LookTests {
  @Test func look() {
    var driver = Driver()
    print(driver.screen)
    driver.press("<enter>"); driver.wait(seconds: 47); driver.press("i3")
    print(driver.screen)
    driver.press("wsome answer that is typed here<enter>second line")
    print(driver.screen)
    driver.press("<esc> jx")
    print(driver.screen)
    driver.resize(40, 12)
    print(driver.screen)
    driver.press("<tab>")
    print(driver.screen)
    driver.resize(80, 24)
    driver.press("xkx<enter>")
    print(driver.screen)
    for _ in 0..<12 { driver.press(" g") }
    print(driver.screen)
    driver.press("u")
    print(driver.screen)
    driver.press("g<esc>t")
    print(driver.screen)
    driver.press("?")
    print(driver.screen)
  }
}
