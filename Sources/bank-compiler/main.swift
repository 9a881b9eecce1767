print("bank-compiler")
