select * from read_parquet($folder || '/class_decision.parquet')
