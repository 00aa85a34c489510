package org.tongguan.revenue;
import java.util.*; import org.tongguan.kernel.SubjectRef; import org.springframework.stereotype.Component;
@Component public class Bills { public void issue(Collection<BillOrder> o){} public Optional<Bill> find(SubjectRef r){return Optional.empty();} public void replace(SubjectRef r, BillOrder o){} public void cancel(SubjectRef r, String s){} public BillView view(Bill b){return null;} }
