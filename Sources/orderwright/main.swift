print("orderwright")
